import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { sayPeriod } from '../../reports/report-model.ts'
import './console-reports.css'
import { t } from './console-reports-text.ts'
import { useDraft } from './use-draft.ts'

/** Times that ended without a report, of accounts in the reader's hands. */
export function ReportsDue() {
  const { data } = useQuery(read('GET /service-reports/due', {}))
  const draft = useDraft()
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className="reports-due" aria-labelledby="reports-due">
      <h2 id="reports-due" className="reports-head">
        {t('due')}
      </h2>
      <p className="mut sm">{t('due.how', { count: data.items.length })}</p>
      <ul className="reports-lines">
        {data.items.map(({ account, period, draftId }) => (
          <li key={account.id}>
            <b>{account.name}</b>
            <span>{sayPeriod(period)}</span>
            {draftId === null ? (
              <button
                type="button"
                className="btn sm"
                disabled={draft.isSending}
                onClick={() => draft.begin({ accountId: account.id, from: period.from, until: period.until })}
              >
                {t('due.write')}
              </button>
            ) : (
              <Link className="btn sm" to="/reports/$id" params={{ id: draftId }}>
                {t('due.go_on')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
