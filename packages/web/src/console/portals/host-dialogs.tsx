import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from './portals-text.ts'

interface HostDialogProps {
  readonly params: { readonly accountId: string; readonly hostId: string }
  readonly host: string
  readonly onClose: () => void
}

const Foot = ({ label, isBusy, onClose }: { label: string; isBusy: boolean; onClose: () => void }) => (
  <>
    <button type="button" className="btn quiet" onClick={onClose}>
      {t('form.cancel')}
    </button>
    <button type="submit" className="btn pri" disabled={isBusy}>
      {label}
    </button>
  </>
)

/** A colleague's word in place of a DNS record, with how they know. */
export function VouchForHost({ params, host, onClose }: HostDialogProps) {
  const [reason, setReason] = useState('')
  const send = useSend('POST /accounts/:accountId/portal/hosts/:hostId/proof')
  const submit = async () => {
    await send.mutateAsync({ params, body: { by: 'staff', reason } })
    announce(t('hosts.now_proved'))
    onClose()
  }
  return (
    <Dialog
      title={host}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={<Foot label={t('hosts.vouch')} isBusy={send.isPending || reason.trim() === ''} onClose={onClose} />}
    >
      <FormProblem problem={send.error} />
      <WordsField
        label={t('hosts.vouch_why')}
        hint={t('hosts.vouch_hint')}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  )
}

export function RemoveHost({ params, host, onClose }: HostDialogProps) {
  const send = useSend('POST /accounts/:accountId/portal/hosts/:hostId/removal')
  const submit = async () => {
    await send.mutateAsync({ params })
    announce(t('hosts.removed'))
    onClose()
  }
  return (
    <Dialog
      title={t('hosts.remove_title', { host })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={<Foot label={t('hosts.remove')} isBusy={send.isPending} onClose={onClose} />}
    >
      <FormProblem problem={send.error} isTyped={false} />
      <p>{t('hosts.remove_says')}</p>
    </Dialog>
  )
}
