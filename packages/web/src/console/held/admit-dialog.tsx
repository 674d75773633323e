import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import type { Held } from './held-tab.ts'
import { t } from './held-text.ts'

const priorities = ['P0', 'P1', 'P2', 'P3', 'P4'] as const
type Priority = (typeof priorities)[number]

/** A lead does not wait for a contact; the reason is read by both sides. */
export function AdmitDialog({ held, onClose }: { readonly held: Held; readonly onClose: () => void }) {
  const send = useSend('POST /held-requests/:heldRequestId/admission')
  const [reason, setReason] = useState('')
  const [priority, setPriority] = useState<Priority>(held.adoptedAs.priority)
  const submit = async () => {
    const { body } = await send.mutateAsync({ params: { heldRequestId: held.id }, body: { reason, priority } })
    announce(t('admit.done', { number: body.ticket?.number ?? '' }))
    onClose()
  }
  return (
    <Dialog
      title={t('admit.title')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={<DialogFoot label={t('admit.send')} isBusy={send.isPending} onClose={onClose} />}
    >
      <p className="mut">{t('admit.lead')}</p>
      <FormProblem problem={send.error} />
      <WordsField
        label={t('admit.reason')}
        fault={faultOf(send.error, 'reason')}
        rows={4}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <Field label={t('admit.priority')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={priority}
            onChange={(event) => setPriority(event.target.value as Priority)}
          >
            {priorities.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}
      </Field>
    </Dialog>
  )
}
