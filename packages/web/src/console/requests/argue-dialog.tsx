import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { AccountField } from '../accounts/account-field.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import './requests.css'
import { t } from './requests-text.ts'

interface Named {
  readonly id: string
  readonly name: string
}
interface ArgueProps {
  readonly request: { readonly id: string; readonly title: string }
  /** For whom it is argued; chosen in the dialogue unless told. */
  readonly account?: Named
  readonly onClose: () => void
}
/** Speaks for a request in a review, for an account. */
export function ArgueDialog({ request, account, onClose }: ArgueProps) {
  const argue = useSend('POST /requests/:requestId/advocacy')
  const [form, setForm] = useState({ accountId: account?.id ?? '', argument: '', review: '' })
  const submit = async () => {
    await argue.mutateAsync({ params: { requestId: request.id }, body: form })
    announce(t('argue.done', { title: request.title }))
    onClose()
  }
  return (
    <Dialog
      title={t('argue.title')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={argue.isPending || form.accountId === ''}>
          {t('argue.do')}
        </button>
      }
    >
      <FormProblem problem={argue.error} />
      <p dir="auto">
        <b>{request.title}</b>
        {account === undefined ? null : <span className="mut"> {t('argue.for', { account: account.name })}</span>}
      </p>
      {account === undefined ? (
        <AccountField
          label={t('argue.account')}
          choose={t('argue.choose')}
          value={form.accountId}
          onChange={(accountId) => setForm({ ...form, accountId })}
        />
      ) : null}
      <Field label={t('argue.argument')} hint={t('argue.argument_how')} fault={faultOf(argue.error, 'argument')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input rq-text"
            maxLength={4000}
            value={form.argument}
            onChange={(event) => setForm({ ...form, argument: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('argue.review')} hint={t('argue.review_how')} fault={faultOf(argue.error, 'review')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            maxLength={120}
            value={form.review}
            onChange={(event) => setForm({ ...form, review: event.currentTarget.value })}
          />
        )}
      </Field>
    </Dialog>
  )
}
