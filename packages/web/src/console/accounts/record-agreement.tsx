import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { t } from '../desk-text.ts'
import { FormProblem, faultOf } from './form-problem.tsx'
import { type Sold, SoldField } from './sold-field.tsx'

const readAnnex = (text: string): Record<string, unknown> | undefined => {
  if (text.trim() === '') return {}
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

interface RecordAgreementProps {
  readonly accountId: string
  /** First day proposed, `YYYY-MM-DD`. */
  readonly today: string
  readonly onClose: () => void
}
/** Records what an account bought. It pins the current policy version; later changes are amendments. */
export function RecordAgreement({ accountId, today, onClose }: RecordAgreementProps) {
  const send = useSend('POST /accounts/:accountId/agreements')
  const [form, setForm] = useState({
    orderForm: '',
    startsOn: today,
    endsOn: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`,
    annex: '',
  })
  const [sold, setSold] = useState<Sold>()
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const annex = readAnnex(form.annex)
  const submit = async () => {
    if (annex === undefined || sold === undefined) return
    const { orderForm, startsOn, endsOn } = form
    await send.mutateAsync({
      params: { accountId },
      body: {
        orderForm,
        plan: sold.plan,
        addOns: [...sold.addOns],
        startsOn,
        endsOn,
        ...(form.annex.trim() === '' ? {} : { annex }),
      },
    })
    announce(t('done.agreement'))
    onClose()
  }
  return (
    <Dialog
      title={t('account.record_agreement')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending || sold === undefined}>
            {t('form.record')}
          </button>
        </>
      }
    >
      <FormProblem problem={send.error} />
      <Field label={t('form.order_form')} fault={faultOf(send.error, 'orderForm')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            value={form.orderForm}
            maxLength={80}
            onChange={(event) => set({ orderForm: event.target.value })}
          />
        )}
      </Field>
      <SoldField value={sold} onChange={setSold} />
      <div className="account-two">
        <Field label={t('form.starts')} fault={faultOf(send.error, 'startsOn')}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              type="date"
              value={form.startsOn}
              onChange={(event) => set({ startsOn: event.target.value })}
            />
          )}
        </Field>
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
      </div>
      <Field
        label={t('form.annex')}
        hint={t('form.annex_how')}
        fault={annex === undefined ? t('form.annex_unreadable') : undefined}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            className="input"
            rows={4}
            value={form.annex}
            onChange={(event) => set({ annex: event.target.value })}
          />
        )}
      </Field>
    </Dialog>
  )
}
