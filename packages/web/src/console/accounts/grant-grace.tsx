import type { Agreement } from '@mainstay/contracts/accounts'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { PreviewPanel } from './agreement-preview.tsx'
import { t } from './agreement-text.ts'
import { FormProblem, faultOf } from './form-problem.tsx'
import { useWhatIf } from './use-preview.ts'

const dayMs = 86_400_000
const mostDays = 365

/** A week from today, counted as grace is: in days after the end. */
const proposedDays = (endsOn: string, now: number): number =>
  Math.min(mostDays, Math.max(7, Math.ceil((now - Date.parse(`${endsOn}T00:00Z`)) / dayMs) + 7))

/** Days of grace, with a reason; which tickets get their first clock by it stands there before it is granted. */
export function GrantGrace({ agreement, onClose }: { readonly agreement: Agreement; readonly onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/agreements/:agreementId/grace')
  const [openedAt] = useState(readNow)
  const [days, setDays] = useState(() => String(proposedDays(agreement.endsOn, openedAt)))
  const [reason, setReason] = useState('')
  const { accountId, id: agreementId } = agreement
  const count = Number(days)
  const isCount = Number.isInteger(count) && count >= 1 && count <= mostDays
  const preview = useWhatIf(
    'POST /decisions/amendment',
    isCount
      ? { body: { accountId, agreementId, effectiveAt: new Date(openedAt).toISOString(), graceDays: count } }
      : undefined,
  )
  const submit = async () => {
    if (!isCount) return
    await send.mutateAsync({
      params: { accountId, agreementId },
      body: { days: count, reason },
      ifMatch: `"${agreement.version}"`,
    })
    announce(t('done.grace'))
    onClose()
  }
  return (
    <Dialog
      wide
      title={t('agreement.grace')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending || !isCount}>
            {t('form.grace', { days: isCount ? count : 0 })}
          </button>
        </>
      }
    >
      <FormProblem problem={send.error} />
      <Field label={t('form.grace_days')} fault={faultOf(send.error, 'days')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            type="number"
            min={1}
            max={mostDays}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        )}
      </Field>
      {isCount ? <PreviewPanel preview={preview.data} isPending={preview.isFetching} /> : null}
      <WordsField
        label={t('form.reason')}
        hint={t('form.reason_reads')}
        fault={faultOf(send.error, 'reason')}
        rows={2}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  )
}
