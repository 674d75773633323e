import { readPages, request, type Sent } from '../../data/index.ts'
import { sayKind } from '../../owed/owed-model.ts'
import type { Owed } from '../../owed/use-owed.ts'
import { saveCsv } from '../../ui/save-csv.ts'
import { t } from './desk-owed-text.ts'

/** A file for a spreadsheet; whoever needs more asks the API. */
const rowsAtMost = 10_000

const head = [
  'csv.what',
  'csv.account',
  'csv.agreement',
  'csv.number',
  'csv.cadence',
  'csv.from',
  'csv.to',
  'csv.zone',
  'csv.due',
  'csv.state',
  'csv.met',
  'csv.offers',
  'csv.owner',
] as const

const cellsOf = (owed: Owed) => [
  sayKind(owed.kind),
  owed.account.name,
  owed.agreement.orderForm,
  owed.number,
  owed.cadence,
  owed.opensOn,
  owed.untilOn,
  owed.zone,
  owed.dueAt,
  owed.state,
  owed.metAt,
  owed.offers,
  owed.owner?.name ?? '',
]

/** Saves every page of what is shown. Returns how many rows there were. */
export async function saveOwed(query: NonNullable<Sent<'GET /owed'>['query']>): Promise<number> {
  await request('POST /me/exports', { body: { what: 'promises' } })
  const rows = await readPages<Owed>((from) => request('GET /owed', { query: { ...query, ...from } }), rowsAtMost)
  saveCsv(
    'sessions-and-assessments.csv',
    head.map((key) => t(key)),
    rows.map(cellsOf),
  )
  return rows.length
}
