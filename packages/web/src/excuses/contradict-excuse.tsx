import { useState } from 'react'
import { useSend } from '../data/index.ts'
import { ReasonDialog } from '../owed/reason-dialog.tsx'
import { announce } from '../ui/announcer.tsx'
import { t } from './excuse-text.ts'

/** A contact sees it otherwise than the reason says. */
export function ContradictExcuse({ commitmentId }: { readonly commitmentId: string }) {
  const send = useSend('POST /commitments/:commitmentId/excuse/contradiction')
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const submit = async () => {
    if ((await send.mutateAsync({ params: { commitmentId }, body: { reason } }).catch(() => undefined)) === undefined)
      return
    announce(t('contradict.done'))
    setOpen(false)
  }
  return (
    <>
      <button type="button" className="link-button lk sm" onClick={() => setOpen(true)}>
        {t('contradict.open')}
      </button>
      {isOpen ? (
        <ReasonDialog
          title={t('contradict.title')}
          means={t('contradict.means')}
          label={t('contradict.label')}
          reason={reason}
          onReason={setReason}
          problem={send.error}
          onClose={() => setOpen(false)}
          onSubmit={() => void submit()}
          foot={
            <button type="submit" className="btn pri" disabled={send.isPending || reason.trim() === ''}>
              {t('contradict.do')}
            </button>
          }
        />
      ) : null}
    </>
  )
}
