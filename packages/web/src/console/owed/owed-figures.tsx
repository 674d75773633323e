import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { t as desk } from '../desk-text.ts'
import { t } from './desk-owed-text.ts'

/** How much of what fell due was kept in time, and what stands beside it. */
export function OwedFigures({ account }: { readonly account: string | undefined }) {
  const { data, isError, refetch } = useQuery(
    read('GET /attainment', { query: account === undefined ? {} : { accountId: account } }),
  )
  if (isError)
    return (
      <section>
        <ErrorNote title={desk('attainment.failed')} onRetry={() => void refetch()} />
      </section>
    )
  if (data === undefined) return <SkeletonRows rows={5} />
  const { kept, of, skipped, notTakenUp, contested } = data.engagements
  return (
    <section>
      <header className="ledger-pane-head">
        <h2>{t('figures.heading')}</h2>
        <span className="mut">{t('figures.span')}</span>
      </header>
      <p className="owed-figure t">
        <b>{of === 0 ? '—' : `${Math.floor((kept / of) * 1000) / 10} %`}</b>{' '}
        <span className="mut">{of === 0 ? t('figures.none') : t('figures.of', { kept, of })}</span>
      </p>
      <Count label={t('figures.skipped')} count={skipped} />
      <Count label={t('figures.not_taken_up')} count={notTakenUp} />
      <Count label={t('figures.contested')} count={contested} />
    </section>
  )
}

const Count = ({ label, count }: { readonly label: string; readonly count: number }) => (
  <p className="ledger-count">
    <span>{label}</span>
    <b className="t">{count}</b>
  </p>
)
