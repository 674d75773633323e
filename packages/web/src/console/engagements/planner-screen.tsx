import { useState } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useMayOnSessions } from '../may-work.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import './engagements.css'
import { t } from './engagements-text.ts'
import { OwedList } from './owed-list.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { PlannerGrid } from './planner-grid.tsx'
import { usePlanner } from './use-planner.ts'

type Whose = 'all' | 'mine'
const quarter = 13 * 7
const shifted = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

/** A quarter of sessions: who has what in which week, what is late, what to propose next. */
export function PlannerScreen() {
  useTitle(t('plan.title'))
  const [from, setFrom] = useState<string>()
  const [whose, setWhose] = useState<Whose>('all')
  const me = useMe().person.id
  const asked = usePlanner({ from, person: whose === 'mine' ? me : undefined })
  const { planner } = asked
  const mayPlan = useMayOnSessions('engagement.plan')
  const [isPlanning, setIsPlanning] = useState(false)
  const begins = planner?.from
  return (
    <div className="eng-screen">
      <header className="screen-top pl-top">
        <h1>{t('plan.heading')}</h1>
        <span className="mut eng-lead">{t('plan.lead')}</span>
        <span className="gap" />
        <Segmented
          label={t('plan.whose')}
          value={whose}
          segments={[
            { value: 'all', label: t('plan.everybody') },
            { value: 'mine', label: t('plan.mine') },
          ]}
          onChange={setWhose}
        />
        {begins === undefined ? null : <Quarters begins={begins} isNow={from === undefined} onFrom={setFrom} />}
        {mayPlan ? (
          <button type="button" className="btn sm pri" onClick={() => setIsPlanning(true)}>
            <Icon name="plus" size={14} /> {t('plan.new')}
          </button>
        ) : null}
        <span className="eng-search">
          <SearchButton />
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls, by keyboard too */}
      <div className="pl-page" tabIndex={0}>
        {asked.isPending ? <SkeletonRows rows={8} height={48} /> : null}
        {asked.isError ? <ErrorNote title={t('plan.failed')} onRetry={() => void asked.refetch()} /> : null}
        {planner === undefined ? null : (
          <>
            <section className="eng-part" aria-label={t('plan.load')}>
              {planner.people.length === 0 ? (
                <EmptyState title={t('plan.none')}>{t('plan.none_how')}</EmptyState>
              ) : (
                <PlannerGrid key={planner.from} planner={planner} />
              )}
              {asked.hasNextPage ? (
                <p>
                  <button type="button" className="btn sm" onClick={() => void asked.fetchNextPage()}>
                    {t('plan.more')}
                  </button>
                </p>
              ) : null}
            </section>
            <div className="pl-lists">
              <OwedList title={t('plan.late')} none={t('plan.late_none')} items={planner.late} isLate />
              <OwedList title={t('plan.next')} none={t('plan.next_none')} items={planner.next} />
            </div>
          </>
        )}
      </div>
      {isPlanning ? <PlanDialog onClose={() => setIsPlanning(false)} /> : null}
    </div>
  )
}

interface QuartersProps {
  readonly begins: string
  readonly isNow: boolean
  readonly onFrom: (from: string | undefined) => void
}
const Quarters = ({ begins, isNow, onFrom }: QuartersProps) => (
  <span className="pl-quarters">
    <button
      type="button"
      className="btn sm quiet pl-back"
      aria-label={t('plan.before')}
      onClick={() => onFrom(shifted(begins, -quarter))}
    >
      <Icon name="right" size={14} />
    </button>
    <button type="button" className="btn sm quiet" disabled={isNow} onClick={() => onFrom(undefined)}>
      {t('plan.today')}
    </button>
    <button
      type="button"
      className="btn sm quiet"
      aria-label={t('plan.after')}
      onClick={() => onFrom(shifted(begins, quarter))}
    >
      <Icon name="right" size={14} />
    </button>
  </span>
)
