import type { Agreement } from '@mainstay/contracts/accounts'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { t } from '../desk-text.ts'
import { FormProblem, faultOf } from './form-problem.tsx'
import { type Sold, SoldField } from './sold-field.tsx'

/** An entry with the instant it takes effect: another plan, another end, days of grace. The agreement itself stays as it is. */
export function AmendAgreement({
  agreement,
  onClose,
}: {
  readonly agreement: Agreement
  readonly onClose: () => void
}) {
  const send = useSend('POST /accounts/:accountId/agreements/:agreementId/amendments')
  const [form, setForm] = useState({
    endsOn: agreement.endsOn,
    grace: '',
    reason: '',
  })
  const [sold, setSold] = useState<Sold>({ plan: agreement.plan, addOns: agreement.addOns })
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const submit = async () => {
    const isSame = sold.plan === agreement.plan && sold.addOns.join() === agreement.addOns.join()
    await send.mutateAsync({
      params: { accountId: agreement.accountId, agreementId: agreement.id },
      body: {
        effectiveAt: new Date(readNow()).toISOString(),
        reason: form.reason,
        ...(isSame ? {} : { plan: sold.plan, addOns: [...sold.addOns] }),
        ...(form.endsOn === agreement.endsOn ? {} : { endsOn: form.endsOn }),
        ...(form.grace === '' ? {} : { graceDays: Number(form.grace) }),
      },
      ifMatch: `"${agreement.version}"`,
    })
    announce(t('done.amended'))
    onClose()
  }
  return (
    <Dialog
      title={t('account.amend')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending}>
            {t('form.amend')}
          </button>
        </>
      }
    >
      <FormProblem problem={send.error} />
      <SoldField version={agreement.policyVersion} value={sold} onChange={setSold} />
      <div className="account-two">
        <Field label={t('form.ends')} hint={t('form.ends_how')} fault={faultOf(send.error, 'endsOn')}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              type="date"
              value={form.endsOn}
              onChange={(event) => set({ endsOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('form.grace')} fault={faultOf(send.error, 'graceDays')}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              type="number"
              min={0}
              max={365}
              value={form.grace}
              onChange={(event) => set({ grace: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t('form.reason')} hint={t('form.reason_reads')} fault={faultOf(send.error, 'reason')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input"
            rows={3}
            value={form.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
    </Dialog>
  )
}
