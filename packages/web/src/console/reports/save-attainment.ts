import { request } from '../../data/index.ts'
import { type Tally, tallyColumns } from '../../reports/report-model.ts'
import { t as say } from '../../reports/report-text.ts'
import { saveCsv } from '../../ui/save-csv.ts'
import type { Attainment } from './attainment-report.tsx'

const cellsOf = (part: string, of: string | null, tally: Tally) => [
  part,
  of,
  ...tallyColumns.map((name) => tally[name]),
  tally.excused,
  tally.share,
]

/** Saves the attainment that is shown, a line for each account, plan, priority and month. */
export const saveAttainment = async (report: Attainment): Promise<number> => {
  await request('POST /me/exports', { body: { what: 'reports' } })
  const rows = [
    cellsOf('responses', '', report.responses),
    cellsOf('engagements', '', report.engagements),
    cellsOf('by_hand', '', report.byHand),
    ...report.byPriority.map((tally) => cellsOf('priority', tally.priority, tally)),
    ...report.byPlan.map((tally) => cellsOf('plan', tally.planTitle, tally)),
    ...report.months.map(({ month, responses }) => cellsOf('month', month, responses)),
    ...report.byAccount.map(({ account, responses }) => cellsOf('account', account.name, responses)),
    ...report.byAccount.map(({ account, engagements }) => cellsOf('account, engagements', account.name, engagements)),
  ]
  const head = [say('csv.figure'), say('csv.narrowed'), ...tallyColumns, 'excused', 'share']
  saveCsv(`attainment-${report.period.from}-${report.period.until}.csv`, head, rows)
  return rows.length
}
