import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import '../../assessed/assessed.css'
import { read } from '../../data/index.ts'
import { useAccount } from '../use-account.ts'
import { t } from './portal-assessments-text.ts'
import './portal-assessments.css'
import { ReportRows } from './report-rows.tsx'

/** The latest reports, where the programme is read; nothing for whoever is owed none and has none. */
export function AssessmentsPart({ isOwed }: { readonly isOwed: boolean }) {
  const { id: accountId } = useAccount()
  const reports = useQuery(read('GET /assessment-reports', { query: { accountId, limit: 3 } }))
  if (reports.data === undefined || (!isOwed && reports.data.items.length === 0)) return null
  return (
    <section className="part" aria-labelledby="programme-assessments">
      <div className="part-head">
        <h2 id="programme-assessments">{t('programme.heading')}</h2>
        <Link className="lk sm" to="/assessments">
          {t('programme.all')}
        </Link>
      </div>
      {reports.data.items.length === 0 ? (
        <p className="mut pa-lead">{t('programme.none')}</p>
      ) : (
        <ReportRows items={reports.data.items} />
      )}
    </section>
  )
}
