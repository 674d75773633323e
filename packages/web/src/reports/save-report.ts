import { request } from '../data/index.ts'
import { saveCsv } from '../ui/save-csv.ts'
import {
  type Figures,
  figureOf,
  type Opened,
  type Report,
  type Row,
  type RowSource,
  type TallyPart,
  tallyColumns,
} from './report-model.ts'
import { t } from './report-text.ts'
import { readRows } from './use-rows.ts'

/** A file for a spreadsheet; whoever needs more asks the API. */
const rowsAtMost = 10_000
type Line = readonly [figure: string, of: string, value: string | number | null]

const tallyLines = (family: string, of: string, tally: Figures['responses']): readonly Line[] => [
  ...[...tallyColumns, 'excused' as TallyPart as 'made'].map((part): Line => [figureOf(family, part), of, tally[part]]),
  [`${family}.share`, of, tally.share],
]

/** Every figure of a report, by the key that opens its rows: what stands on the page and on paper. */
export const figureLines = (figures: Figures): readonly Line[] => {
  const { beside, tickets, privately } = figures
  return [
    ...tallyLines('promises', '', figures.promises),
    ...tallyLines('responses', '', figures.responses),
    ...figures.byPriority.flatMap((tally) => tallyLines('responses', tally.priority, tally)),
    ...figures.months.flatMap(({ month, responses }) => tallyLines('responses', month, responses)),
    ...tallyLines('engagements', '', figures.engagements),
    ...figures.byEngagement.flatMap((tally) => tallyLines('engagements', tally.what, tally)),
    ...tallyLines('by_hand', '', figures.byHand),
    ...figures.times.flatMap(({ priority, open, wall }) =>
      (['p50', 'p90', 'p99', 'longest'] as const).flatMap((name): readonly Line[] => [
        [`open_minutes.${name}`, priority, open === null ? null : Math.round(open[name] / 600) / 100],
        [`wall_minutes.${name}`, priority, Math.round(wall[name] / 600) / 100],
      ]),
    ),
    ...(privately === null
      ? []
      : [['private.made', '', privately.made] as Line, ['private.late', '', privately.late] as Line]),
    ['tickets.opened', '', tickets.opened],
    ...tickets.byVersion.map(({ value, count }): Line => ['tickets.opened', value, count]),
    ...tickets.byArea.map(({ name, count }): Line => ['tickets.opened', name, count]),
    ...tickets.byKind.map(({ value, count }): Line => ['tickets.opened', value, count]),
    ['requests.shipped', '', figures.requestsShipped],
    ['findings.closed', '', figures.findingsClosed],
    ...figures.coverage.map(({ plan, hours }): Line => ['coverage.hours', plan, hours]),
    ['beside.silent', '', beside.silent],
    ['beside.lowered_late', '', beside.loweredLate],
    ['beside.cancelled_by_staff', '', beside.cancelledByStaff],
    ['beside.not_solved', '', beside.notSolved],
    ['beside.reopened', '', beside.reopened],
    ['beside.behind', '', beside.installationsBehind],
    ...(['yes', 'partly', 'no'] as const).map((answer): Line => [`solved.${answer}`, '', beside.solved[answer]]),
  ]
}

const noteExport = () => request('POST /me/exports', { body: { what: 'reports' } })

/** Saves the figures of a report as they stand on its page. */
export const saveFigures = async (report: Report): Promise<number> => {
  await noteExport()
  const lines = figureLines(report.figures)
  const name = report.number ?? `${report.account.code}-${report.period.from}-${report.period.until}`
  saveCsv(`${name}.csv`, [t('csv.figure'), t('csv.narrowed'), t('csv.value')], lines)
  return lines.length
}

const head = [
  'subject',
  'ticket',
  'title',
  'account',
  'what',
  'priority',
  'outcome',
  'marks',
  'at',
  'started',
  'met',
  'used',
  'span',
  'version',
  'days',
  'excuse',
] as const
const minutes = (ms: number | null) => (ms === null ? null : Math.round(ms / 600) / 100)
const cellsOf = (row: Row) => [
  row.subject,
  row.ticket?.number ?? '',
  row.ticket?.subject ?? row.title,
  row.account.name,
  row.what,
  row.priority,
  row.outcome,
  row.marks.join(' '),
  row.at,
  row.startedAt,
  row.metAt,
  minutes(row.usedMs),
  minutes(row.spanMs),
  row.version,
  row.days,
  row.excused?.reason ?? '',
]

/** Saves the rows behind a figure, every page of them. */
export const saveRowsCsv = async (source: RowSource, opened: Opened): Promise<number> => {
  await noteExport()
  const rows: Row[] = []
  let cursor: string | null | undefined
  do {
    const page = await readRows(source, opened, { limit: 100, ...(cursor ? { cursor } : {}) })
    rows.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null && rows.length < rowsAtMost)
  saveCsv(
    `${opened.figure.replace('.', '-')}.csv`,
    head.map((key) => t(`csv.${key}`)),
    rows.slice(0, rowsAtMost).map(cellsOf),
  )
  return Math.min(rows.length, rowsAtMost)
}
