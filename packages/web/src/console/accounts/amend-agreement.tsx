import type { Agreement } from '@mainstay/contracts/accounts'
import { startOfCivilDate } from '@mainstay/policy/calendar'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DayField, WordsField } from '../../ui/plain-fields.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { t as deskSay } from '../desk-text.ts'
import { PreviewPanel } from './agreement-preview.tsx'
import { t } from './agreement-text.ts'
import { AnnexField } from './annex-field.tsx'
import { FormProblem, faultOf } from './form-problem.tsx'
import { sayCity } from './say-date.ts'
import { type Sold, SoldField } from './sold-field.tsx'
import { useAnnexCheck } from './use-annex-check.ts'
import { useWhatIf } from './use-preview.ts'

const startingForm = ({ startsOn, endsOn, state }: Agreement) => ({
  // an agreement changes no sooner than it begins
  from: state === 'not_started' ? startsOn : '',
  endsOn,
  reason: '',
  annex: undefined as string | undefined,
})
type Form = ReturnType<typeof startingForm>

/** Only what differs from what holds is part of the change. */
const changeOf = (agreement: Agreement, sold: Sold, { endsOn, annex }: Form) => ({
  ...(sold.plan === agreement.plan ? {} : { plan: sold.plan }),
  ...(sold.addOns.join() === agreement.addOns.join() ? {} : { addOns: [...sold.addOns] }),
  ...(endsOn === agreement.endsOn || endsOn === '' ? {} : { endsOn }),
  ...(annex === undefined || annex.trim() === '' ? {} : { annexSource: annex }),
})

/** A change is seen before it is recorded: what it does, for whom and from when. The agreement itself stays as it is. */
export function AmendAgreement({
  agreement,
  onClose,
}: {
  readonly agreement: Agreement
  readonly onClose: () => void
}) {
  const send = useSend('POST /accounts/:accountId/agreements/:agreementId/amendments')
  const [form, setForm] = useState(startingForm(agreement))
  const [sold, setSold] = useState<Sold>({ plan: agreement.plan, addOns: agreement.addOns })
  const [openedAt] = useState(readNow)
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }))
  const { accountId, id: agreementId, zone } = agreement
  const change = changeOf(agreement, sold, form)
  const isChange = Object.keys(change).length > 0
  const effectiveAt = (now: number) =>
    new Date(form.from === '' ? now : startOfCivilDate(zone, form.from)).toISOString()
  const annex = useAnnexCheck({ source: form.annex ?? '', sold, policyVersion: agreement.policyVersion })
  const preview = useWhatIf(
    'POST /decisions/amendment',
    isChange && annex.isSound
      ? { body: { accountId, agreementId, effectiveAt: effectiveAt(openedAt), ...change } }
      : undefined,
  )
  const submit = async () => {
    await send.mutateAsync({
      params: { accountId, agreementId },
      body: { effectiveAt: effectiveAt(readNow()), reason: form.reason, ...change },
      ifMatch: `"${agreement.version}"`,
    })
    announce(t('done.amended'))
    onClose()
  }
  return (
    <Dialog
      wide
      title={t('agreement.amend')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending || !isChange}>
            {t('form.amend')}
          </button>
        </>
      }
    >
      <FormProblem problem={send.error ?? (isChange && annex.isSound ? preview.error : null)} />
      <SoldField version={agreement.policyVersion} value={sold} onChange={setSold} />
      <div className="account-two">
        <DateField
          label={t('form.from')}
          hint={t('form.from_how', { city: sayCity(zone) })}
          fault={faultOf(send.error, 'effectiveAt')}
          value={form.from}
          onChange={(from) => set({ from })}
        />
        <DateField
          label={deskSay('form.ends')}
          hint={deskSay('form.ends_how')}
          fault={faultOf(send.error, 'endsOn')}
          value={form.endsOn}
          onChange={(endsOn) => set({ endsOn })}
        />
      </div>
      {form.annex === undefined ? (
        <button type="button" className="btn sm" onClick={() => set({ annex: '' })}>
          {t('form.special_add')}
        </button>
      ) : (
        <AnnexField
          value={form.annex}
          onChange={(source) => set({ annex: source })}
          orderForm={agreement.orderForm}
          checked={annex.checked}
        />
      )}
      {isChange && annex.isSound && !preview.isError ? (
        <PreviewPanel preview={preview.data} isPending={preview.isFetching} />
      ) : null}
      <WordsField
        label={t('form.reason')}
        hint={t('form.reason_reads')}
        fault={faultOf(send.error, 'reason')}
        rows={2}
        value={form.reason}
        onChange={(reason) => set({ reason })}
      />
    </Dialog>
  )
}

interface DateFieldProps {
  readonly label: string
  readonly hint?: string
  readonly fault: string | undefined
  readonly value: string
  readonly onChange: (date: string) => void
}
/** A civil date. */
export const DateField = ({ label, hint, fault, value, onChange }: DateFieldProps) => (
  <DayField label={label} hint={hint} fault={fault} value={value} onChange={onChange} />
)
