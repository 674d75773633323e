import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { sayPeriod } from '../../reports/report-model.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { useMayOnAccount } from '../may-work.ts'
import { t } from './console-reports-text.ts'
import { useDraft } from './use-draft.ts'

const free = 'free'

interface NewReportProps {
  /** Code of the account that is looked at. */
  readonly account: string | undefined
  readonly onClose: () => void
}
/** Of which account and time: its figures can be seen, and whoever may begins a draft. */
export function NewReport({ account, onClose }: NewReportProps) {
  const accounts = useAllAccounts().data ?? []
  const [code, setCode] = useState(account ?? accounts[0]?.code ?? '')
  const accountId = accounts.find((one) => one.code === code)?.id
  const periods = useQuery({
    ...read('GET /accounts/:accountId/report-periods', { params: { accountId: accountId ?? '' } }),
    enabled: accountId !== undefined,
  })
  const items = periods.data?.items ?? []
  const lastOver = Math.max(
    0,
    items.findIndex(({ isOver }) => isOver),
  )
  const [chosen, setChosen] = useState<string>()
  const [dates, setDates] = useState({ from: '', until: '' })
  const picked = chosen ?? String(lastOver)
  const period = picked === free ? dates : items[Number(picked)]
  const navigate = useNavigate()
  const draft = useDraft()
  const mayDraft = useMayOnAccount('service_report.draft')
  const isReady = accountId !== undefined && period !== undefined && period.from !== '' && period.until !== ''
  const look = () => {
    if (isReady)
      void navigate({ to: '/reports/running', search: { account: code, from: period.from, until: period.until } })
  }
  const begin = () => {
    if (isReady) draft.begin({ accountId, from: period.from, until: period.until })
  }
  return (
    <Dialog
      title={t('new.title')}
      onClose={onClose}
      onSubmit={mayDraft ? begin : look}
      foot={
        <>
          {mayDraft ? (
            <button type="button" className="btn" disabled={!isReady} onClick={look}>
              {t('new.preview')}
            </button>
          ) : null}
          <button type="submit" className="btn pri" disabled={!isReady || draft.isSending}>
            {t(mayDraft ? 'new.create' : 'new.preview')}
          </button>
        </>
      }
    >
      <Field label={t('new.account')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          >
            {accounts.map((one) => (
              <option key={one.id} value={one.code}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('new.period')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={picked}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {items.map((one, index) => (
              <option key={`${one.kind} ${one.from}`} value={index}>
                {sayPeriod(one)}
              </option>
            ))}
            <option value={free}>{t('new.free')}</option>
          </select>
        )}
      </Field>
      {picked === free ? (
        <div className="reports-dates">
          {(['from', 'until'] as const).map((name) => (
            <Field key={name} label={t(name)}>
              {(attributes) => (
                <input
                  {...attributes}
                  className="input"
                  type="date"
                  value={dates[name]}
                  onChange={(event) => setDates({ ...dates, [name]: event.currentTarget.value })}
                />
              )}
            </Field>
          ))}
        </div>
      ) : null}
      <FormProblem problem={draft.problem} />
    </Dialog>
  )
}
