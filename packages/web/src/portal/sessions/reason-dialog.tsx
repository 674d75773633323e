import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { ProblemNote } from '../ticket/problem-note.tsx'
import type { Session } from './session-types.ts'
import { t } from './sessions-text.ts'

export type Deed = 'times' | 'cancel' | 'contest'
const operations = {
  times: 'POST /engagements/:engagementId/other-times',
  cancel: 'POST /engagements/:engagementId/cancel',
  contest: 'POST /engagements/:engagementId/contest',
} as const

interface ReasonDialogProps {
  readonly session: Session
  readonly deed: Deed
  readonly onClose: () => void
}
/** What a contact does with a session and says why: both sides read it. */
export function ReasonDialog({ session, deed, onClose }: ReasonDialogProps) {
  const send = useSend(operations[deed])
  const [reason, setReason] = useState('')
  const say = async () => {
    await send.mutateAsync({ params: { engagementId: session.id }, body: { reason } })
    announce(t(`ask.${deed}_done`))
    onClose()
  }
  const title = deed === 'times' && session.state === 'booked' ? t('ask.move_title') : t(`ask.${deed}_title`)
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void say().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={reason.trim() === '' || send.isPending}>
          {t(`ask.${deed}_send`)}
        </button>
      }
    >
      {send.error === null ? null : <ProblemNote problem={send.error} />}
      <Field label={t(`ask.${deed}_label`)} hint={t(`ask.${deed}_how`, { name: session.host?.name ?? '' })}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input ses-reason"
            dir="auto"
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
