import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import '../screen.css'
import { useMaySee } from '../may-work.ts'
import { SearchButton } from '../search-button.tsx'
import './console-reports.css'
import { t } from './console-reports-text.ts'
import { type ReportsChoice, readReportsChoice, writeReportsChoice } from './reports-choice.ts'
import { ServiceReports } from './service-reports.tsx'

const AttainmentReport = lazy(() =>
  import('./attainment-report.tsx').then((module) => ({ default: module.AttainmentReport })),
)

/** Attainment over all accounts, and the reports that customers get. */
export function ReportsScreen() {
  useTitle(t('page.title'))
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const mayLead = useMaySee('attainment.see')
  const read = useMemo(() => readReportsChoice(search), [search])
  const choice: ReportsChoice = mayLead ? read : { ...read, view: 'service' }
  const choose = (part: Partial<ReportsChoice>) =>
    void navigate({ to: '/reports', search: writeReportsChoice({ ...choice, ...part }), replace: true })
  return (
    <div className="reports">
      <header className="screen-top">
        <h1>{t('page.heading')}</h1>
        {mayLead ? (
          <Segmented
            label={t('view')}
            value={choice.view}
            segments={[
              { value: 'attainment', label: t('view.attainment') },
              { value: 'service', label: t('view.service') },
            ]}
            onChange={(view) => choose({ view })}
          />
        ) : null}
        <span className="gap" />
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="reports-page" aria-label={t('page.heading')} tabIndex={0}>
        {choice.view === 'service' ? (
          <ServiceReports account={choice.account} onAccount={(account) => choose({ account })} />
        ) : (
          <Suspense fallback={<SkeletonRows rows={10} />}>
            <AttainmentReport choice={choice} choose={choose} />
          </Suspense>
        )}
      </section>
    </div>
  )
}
