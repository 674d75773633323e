import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Returned, read } from '../../data/index.ts'
import { BesidePart } from '../../reports/beside-part.tsx'
import { MonthsChart } from '../../reports/months-chart.tsx'
import { Part } from '../../reports/report-body.tsx'
import { type Opened, type RowSource, sayDate } from '../../reports/report-model.ts'
import { t as say } from '../../reports/report-text.ts'
import { RowsDrawer } from '../../reports/rows-drawer.tsx'
import { type TallyLine, TallyTable } from '../../reports/tally-table.tsx'
import { TimesPart } from '../../reports/times-part.tsx'
import { CsvButton } from '../../ui/csv-button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { useMe } from '../session-gate.ts'
import { AttainmentFilters } from './attainment-filters.tsx'
import { t } from './console-reports-text.ts'
import { LoadGrid } from './load-grid.tsx'
import { ticketLink } from './report-links.tsx'
import { civilToday, dayBeside, type ReportsChoice, spansFrom } from './reports-choice.ts'

export type Attainment = Returned<'GET /attainment-report'>

interface AttainmentReportProps {
  readonly choice: ReportsChoice
  readonly choose: (part: Partial<ReportsChoice>) => void
}

/** What fell due over all accounts, and what became of it. Nothing of it is by engineer. */
export function AttainmentReport({ choice, choose }: AttainmentReportProps) {
  const { zone } = useMe().person
  const today = civilToday(zone, useNow('minute'))
  const { quarter } = spansFrom(today)
  const accounts = useAllAccounts().data
  const accountId = accounts?.find(({ code }) => code === choice.account)?.id
  const asked = {
    from: choice.from ?? quarter.from,
    until: choice.until ?? quarter.until,
    ...(accountId === undefined ? {} : { accountId }),
    ...(choice.plan === undefined ? {} : { plan: choice.plan }),
    ...(choice.priority === undefined ? {} : { priority: choice.priority }),
  }
  const isReady = choice.account === undefined || accounts !== undefined
  const query = useQuery({ ...read('GET /attainment-report', { query: asked }), enabled: isReady })
  return (
    <>
      <div className="reports-filters">
        <AttainmentFilters choice={choice} choose={choose} today={today} asked={asked} />
        <span className="gap" />
        {query.data === undefined ? null : <CsvButton save={() => save(query.data)} />}
      </div>
      {query.isError ? <ErrorNote title={t('failed')} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonRows rows={12} /> : null}
      {query.data === undefined ? null : <Shown report={query.data} source={{ kind: 'attainment', query: asked }} />}
    </>
  )
}

/** The writer is fetched when it is first asked for. */
const save = async (report: Attainment) => (await import('./save-attainment.ts')).saveAttainment(report)

function Shown({ report, source }: { readonly report: Attainment; readonly source: RowSource }) {
  const { zone } = useMe().person
  const [opened, setOpened] = useState<Opened>()
  const { period, months, times, beside, load } = report
  return (
    <div className="rp reports-body">
      <Part
        id="whole"
        title={t('attainment')}
        how={t('attainment.how', {
          from: sayDate(period.from),
          until: sayDate(dayBeside(period.until, -1)),
          zone: period.zone,
        })}
      >
        <TallyTable caption={t('attainment')} first={say('col.family')} lines={wholeLines(report)} onOpen={setOpened} />
        <p className="mut sm reports-never">{t('no_engineer')}</p>
      </Part>
      <Part id="times" title={say('times')}>
        <TimesPart times={times} onOpen={setOpened} />
      </Part>
      {months.length < 2 ? null : (
        <Part id="months" title={say('months')} how={say('months.how')}>
          <MonthsChart months={months} onOpen={setOpened} />
        </Part>
      )}
      <Part id="accounts" title={t('by_account')}>
        <TallyTable
          caption={t('by_account')}
          first={t('account.col')}
          lines={accountLines(report)}
          onOpen={setOpened}
        />
      </Part>
      <Part id="plans" title={t('by_plan')}>
        <TallyTable caption={t('by_plan')} first={t('plan.col')} lines={planLines(report)} onOpen={setOpened} />
      </Part>
      <Part id="beside" title={say('beside')} how={say('beside.how')}>
        <BesidePart beside={beside} onOpen={setOpened} />
      </Part>
      <Part id="load" title={say('load')} how={say('load.how', { zone })}>
        <LoadGrid load={load} onOpen={setOpened} />
      </Part>
      {opened === undefined ? null : (
        <RowsDrawer {...{ source, opened, ticketLink, zone }} withAccount={true} onClose={() => setOpened(undefined)} />
      )}
    </div>
  )
}

const wholeLines = ({ responses, byPriority, engagements, byHand }: Attainment): readonly TallyLine[] => [
  { key: 'responses', label: say('family.responses'), family: 'responses', tally: responses },
  ...byPriority
    .filter(({ made }) => made > 0)
    .map(
      (tally): TallyLine => ({
        ...{ key: tally.priority, label: tally.priority, family: 'responses', tally, isPart: true },
        head: <PriorityGlyph priority={tally.priority} size={13} />,
        narrowed: { priority: tally.priority },
      }),
    ),
  { key: 'engagements', label: say('family.engagements'), family: 'engagements', tally: engagements },
  ...(byHand.made === 0
    ? []
    : [
        {
          ...{ key: 'by_hand', label: say('family.byHand'), how: say('family.byHand.how') },
          ...{ family: 'by_hand', tally: byHand },
        },
      ]),
]
const accountLines = ({ byAccount }: Attainment): readonly TallyLine[] =>
  byAccount.map(({ account, responses }) => ({
    ...{ key: account.id, label: account.name, family: 'responses', tally: responses },
    narrowed: { accountId: account.id },
  }))
const planLines = ({ byPlan }: Attainment): readonly TallyLine[] =>
  byPlan.map((tally) => ({
    ...{ key: tally.plan ?? '', label: tally.planTitle ?? '', family: 'responses', tally },
    ...(tally.plan === null ? {} : { narrowed: { plan: tally.plan } }),
  }))
