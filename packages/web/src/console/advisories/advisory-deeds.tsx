import type { Advisory } from '@mainstay/contracts/advisories'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { t } from './advisories-text.ts'
import { AdvisoryDialog } from './advisory-dialog.tsx'
import { ReachPanel, useReach } from './reach-panel.tsx'

interface DeedProps {
  readonly advisory: Advisory
  readonly onClose: () => void
}
function Foot({
  label,
  isBusy,
  onClose,
}: {
  readonly label: string
  readonly isBusy: boolean
  readonly onClose: () => void
}) {
  return (
    <>
      <button type="button" className="btn quiet" onClick={onClose}>
        {t('form.cancel')}
      </button>
      <button type="submit" className="btn pri" disabled={isBusy}>
        {label}
      </button>
    </>
  )
}

function Publish({ advisory, onClose }: DeedProps) {
  const send = useSend('POST /advisories/:advisoryId/publication')
  const accounts = useReach(advisory.id).data?.pages[0]?.now.accounts ?? 0
  const submit = async () => {
    await send.mutateAsync({ params: { advisoryId: advisory.id }, ifMatch: `"${advisory.version}"` })
    announce(t('done.published'))
    onClose()
  }
  const label = accounts === 0 ? t('publish.nobody') : t('publish.now', { accounts })
  return (
    <Dialog
      wide
      title={t('publish.heading', { title: advisory.title })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={<Foot label={label} isBusy={send.isPending} onClose={onClose} />}
    >
      <FormProblem problem={send.error} isTyped={false} />
      <p>{t('publish.means')}</p>
      <ReachPanel advisory={advisory} />
    </Dialog>
  )
}

function Withdraw({ advisory, onClose }: DeedProps) {
  const send = useSend('POST /advisories/:advisoryId/withdrawal')
  const [because, setBecause] = useState('')
  const submit = async () => {
    const params = { advisoryId: advisory.id }
    await send.mutateAsync({ params, body: { because: because.trim() }, ifMatch: `"${advisory.version}"` })
    announce(t('done.withdrawn'))
    onClose()
  }
  return (
    <Dialog
      title={t('withdraw.heading', { title: advisory.title })}
      onClose={onClose}
      onSubmit={() => because.trim() !== '' && void submit().catch(() => undefined)}
      foot={<Foot label={t('do.withdraw')} isBusy={send.isPending || because.trim() === ''} onClose={onClose} />}
    >
      <FormProblem problem={send.error} />
      <Field label={t('withdraw.because')} fault={faultOf(send.error, 'because')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input"
            maxLength={1000}
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}

function Remove({ advisory, onClose }: DeedProps) {
  const send = useSend('DELETE /advisories/:advisoryId')
  const navigate = useNavigate()
  const submit = async () => {
    await send.mutateAsync({ params: { advisoryId: advisory.id }, ifMatch: `"${advisory.version}"` })
    announce(t('done.removed'))
    await navigate({ to: '/advisories' })
  }
  return (
    <Dialog
      title={t('remove.heading')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={<Foot label={t('do.remove')} isBusy={send.isPending} onClose={onClose} />}
    >
      <FormProblem problem={send.error} isTyped={false} />
      <p>{t('remove.says')}</p>
    </Dialog>
  )
}

const dialogs = { edit: AdvisoryDialog, publish: Publish, withdraw: Withdraw, remove: Remove }
type Deed = keyof typeof dialogs

/** What may be done with it, by where it stands. */
export function AdvisoryDeeds({ advisory }: { readonly advisory: Advisory }) {
  const [deed, setDeed] = useState<Deed>()
  const isDraft = advisory.state === 'draft'
  const Asked = deed === undefined ? undefined : dialogs[deed]
  const button = (what: Deed, label: string, isMain = false) => (
    <button type="button" className={isMain ? 'btn pri' : 'btn'} onClick={() => setDeed(what)}>
      {label}
    </button>
  )
  if (advisory.state === 'withdrawn') return null
  return (
    <span className="advisory-deeds">
      {isDraft ? button('remove', t('do.remove')) : button('withdraw', t('do.withdraw'))}
      {button('edit', t(isDraft ? 'do.edit' : 'do.update'))}
      {isDraft ? button('publish', t('do.publish'), true) : null}
      {Asked === undefined ? null : <Asked advisory={advisory} onClose={() => setDeed(undefined)} />}
    </span>
  )
}
