import type { Agreement } from '@mainstay/contracts/accounts'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LineField } from '../../ui/plain-fields.tsx'
import { t as deskSay } from '../desk-text.ts'
import { PreviewPanel } from './agreement-preview.tsx'
import { t } from './agreement-text.ts'
import { DateField } from './amend-agreement.tsx'
import { AnnexField } from './annex-field.tsx'
import { FormProblem, faultOf } from './form-problem.tsx'
import { readAmount, type Worth } from './read-amount.ts'
import { type Sold, SoldField } from './sold-field.tsx'
import { useAnnexCheck } from './use-annex-check.ts'
import { useWhatIf } from './use-preview.ts'
import { ValueFields } from './yearly-value.tsx'

const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`

interface RecordAgreementProps {
  readonly accountId: string
  /** First day proposed, `YYYY-MM-DD`. */
  readonly today: string
  /** The agreement that this one continues: it begins where that one ends. */
  readonly follows?: Agreement | undefined
  readonly onClose: () => void
}
/** Records what an account bought, or how it goes on; what that changes stands there before it is saved. */
export function RecordAgreement({ accountId, today, follows, onClose }: RecordAgreementProps) {
  const send = useSend('POST /accounts/:accountId/agreements')
  const first = follows?.endsOn ?? today
  const [form, setForm] = useState({ orderForm: '', startsOn: first, endsOn: yearAfter(first), annex: '' })
  const [hasAnnex, setHasAnnex] = useState(false)
  const [worth, setWorth] = useState<Worth>()
  const [sold, setSold] = useState<Sold | undefined>(follows && { plan: follows.plan, addOns: follows.addOns })
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const { orderForm, startsOn, endsOn, annex } = form
  const terms = sold && {
    plan: sold.plan,
    addOns: [...sold.addOns],
    startsOn,
    endsOn,
    ...(follows
      ? { followsId: follows.id, productIds: follows.productIds, environmentIds: follows.environmentIds }
      : {}),
    ...(annex.trim() === '' ? {} : { annexSource: annex }),
  }
  const special = useAnnexCheck({ source: annex, sold })
  const isAsked = special.isSound && startsOn !== '' && startsOn < endsOn
  const preview = useWhatIf(
    'POST /decisions/agreement',
    isAsked ? terms && { body: { accountId, ...terms } } : undefined,
  )
  const submit = async () => {
    if (terms === undefined) return
    const yearlyValue = worth && readAmount(worth)
    await send.mutateAsync({
      params: { accountId },
      body: { orderForm, ...terms, ...(yearlyValue ? { yearlyValue } : {}) },
    })
    announce(deskSay('done.agreement'))
    onClose()
  }
  return (
    <Dialog
      wide
      title={follows ? t('agreement.renew') : deskSay('account.record_agreement')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button
            type="submit"
            className="btn pri"
            disabled={send.isPending || terms === undefined || (worth !== undefined && readAmount(worth) === undefined)}
          >
            {follows ? t('form.renew') : deskSay('form.record')}
          </button>
        </>
      }
    >
      <FormProblem problem={send.error} />
      <div className="account-two">
        <LineField
          label={deskSay('form.order_form')}
          fault={faultOf(send.error, 'orderForm')}
          maxLength={80}
          value={orderForm}
          onChange={(orderForm) => set({ orderForm })}
        />
        <SoldField value={sold} onChange={setSold} />
      </div>
      <div className="account-two">
        <DateField
          label={deskSay('form.starts')}
          fault={faultOf(send.error, 'startsOn')}
          value={startsOn}
          onChange={(day) => set({ startsOn: day })}
        />
        <DateField
          label={deskSay('form.ends')}
          hint={deskSay('form.ends_how')}
          fault={faultOf(send.error, 'endsOn')}
          value={endsOn}
          onChange={(day) => set({ endsOn: day })}
        />
      </div>
      {hasAnnex ? (
        <AnnexField
          value={annex}
          onChange={(source) => set({ annex: source })}
          orderForm={orderForm || 'NL-1'}
          checked={special.checked}
        />
      ) : (
        <button type="button" className="btn sm" onClick={() => setHasAnnex(true)}>
          {t('form.special_add')}
        </button>
      )}
      {worth === undefined ? (
        <button type="button" className="btn sm" onClick={() => setWorth({ amount: '', currency: 'EUR' })}>
          {t('value.add')}
        </button>
      ) : (
        <>
          <p className="mut">{t('value.says')}</p>
          <ValueFields value={worth} problem={send.error} onChange={setWorth} />
        </>
      )}
      {terms === undefined || !isAsked || preview.isError ? null : (
        <PreviewPanel
          preview={preview.data}
          isPending={preview.isFetching}
          {...(follows ? { follows: follows.orderForm } : {})}
        />
      )}
    </Dialog>
  )
}
