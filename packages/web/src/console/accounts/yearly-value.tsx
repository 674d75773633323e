import type { Agreement } from '@mainstay/contracts/accounts'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { t } from './agreement-text.ts'
import { FormProblem, faultOf } from './form-problem.tsx'
import { readAmount, type Worth } from './read-amount.ts'

interface FieldsProps {
  readonly value: Worth
  readonly problem: Error | null
  readonly onChange: (value: Worth) => void
}
/** What an agreement is worth a year: an amount and its currency. */
export function ValueFields({ value, problem, onChange }: FieldsProps) {
  return (
    <div className="account-two">
      <Field label={t('value.amount')} hint={t('value.amount_how')} fault={faultOf(problem, 'amount')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input t"
            inputMode="numeric"
            maxLength={20}
            value={value.amount}
            onChange={(event) => onChange({ ...value, amount: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('value.currency')} hint={t('value.currency_how')} fault={faultOf(problem, 'currency')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input t"
            maxLength={3}
            autoCapitalize="characters"
            value={value.currency}
            onChange={(event) => onChange({ ...value, currency: event.currentTarget.value.toUpperCase() })}
          />
        )}
      </Field>
    </div>
  )
}

/** Records what an agreement is worth from now on. */
export function RecordValue({ agreement, onClose }: { readonly agreement: Agreement; readonly onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/agreements/:agreementId/values')
  const { accountId, id: agreementId, yearlyValue } = agreement
  const [worth, setWorth] = useState<Worth>({
    amount: yearlyValue ? String(yearlyValue.amount) : '',
    currency: yearlyValue?.currency ?? 'EUR',
  })
  const body = readAmount(worth)
  const submit = async () => {
    if (body === undefined) return
    await send.mutateAsync({ params: { accountId, agreementId }, body })
    announce(t('value.done'))
    onClose()
  }
  return (
    <Dialog
      title={t('value.title', { orderForm: agreement.orderForm })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={send.isPending || body === undefined}>
          {t('value.do')}
        </button>
      }
    >
      <FormProblem problem={send.error} />
      <p className="mut">{t('value.says')}</p>
      <ValueFields value={worth} problem={send.error} onChange={setWorth} />
    </Dialog>
  )
}
