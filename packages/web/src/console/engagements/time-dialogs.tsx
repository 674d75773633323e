import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { MomentField } from '../../ui/plain-fields.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { readWallTime } from '../../ui/time/wall-time.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMe } from '../session-gate.ts'
import type { Engagement } from './engagement-types.ts'
import { t } from './engagements-text.ts'

interface DialogProps {
  readonly session: Engagement
  readonly onClose: () => void
}
interface ReasonProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
}
function Reason({ label, hint, value, onChange }: ReasonProps) {
  return (
    <Field label={label} hint={hint}>
      {(attributes) => (
        <textarea
          {...attributes}
          className="input eng-reason"
          dir="auto"
          maxLength={1000}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** A time that both agreed on elsewhere. */
export function BookDialog({ session, onClose }: DialogProps) {
  const { zone } = useMe().person
  const book = useSend('POST /engagements/:engagementId/time')
  const [wall, setWall] = useState('')
  const [askedBy, setAskedBy] = useState<'customer' | 'staff'>('customer')
  const [reason, setReason] = useState('')
  const at = readWallTime(wall, zone)
  const send = async () => {
    if (at === undefined) return
    const body = { startsAt: new Date(at).toISOString(), askedBy, reason }
    await book.mutateAsync({ params: { engagementId: session.id }, body, ifMatch: `"${session.version}"` })
    announce(t('book.sent'))
    onClose()
  }
  return (
    <Dialog
      title={t(session.state === 'booked' ? 'book.move_title' : 'book.title')}
      onClose={onClose}
      onSubmit={() => void send().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={at === undefined || reason.trim() === '' || book.isPending}>
          {t('book.send')}
        </button>
      }
    >
      <FormProblem problem={book.error} />
      <MomentField label={t('book.when')} value={wall} onChange={setWall} />
      <div className="field">
        <Segmented
          label={t('book.asked')}
          value={askedBy}
          segments={[
            { value: 'customer', label: t('book.customer') },
            { value: 'staff', label: t('book.staff') },
          ]}
          onChange={setAskedBy}
        />
        <span className="field-hint">{t('book.asked_how')}</span>
      </div>
      <Reason label={t('book.reason')} hint={t('book.reason_how')} value={reason} onChange={setReason} />
    </Dialog>
  )
}

/** Calls it off, with a reason that both sides read. */
export function CancelDialog({ session, onClose }: DialogProps) {
  const cancel = useSend('POST /engagements/:engagementId/cancel')
  const [reason, setReason] = useState('')
  const send = async () => {
    await cancel.mutateAsync({ params: { engagementId: session.id }, body: { reason } })
    announce(t('cancel.sent'))
    onClose()
  }
  return (
    <Dialog
      title={t('cancel.title')}
      onClose={onClose}
      onSubmit={() => void send().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={reason.trim() === '' || cancel.isPending}>
          {t('cancel.send')}
        </button>
      }
    >
      <FormProblem problem={cancel.error} />
      <Reason label={t('cancel.reason')} hint={t('cancel.how')} value={reason} onChange={setReason} />
    </Dialog>
  )
}
