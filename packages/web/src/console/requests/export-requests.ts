import { readPages, request } from '../../data/index.ts'
import { saveCsv } from '../../ui/save-csv.ts'
import type { RequestRow, Stage, Status } from './request-types.ts'

const head = [
  'external_id',
  'title',
  'wording',
  'status',
  'status_words',
  'release',
  'stage',
  'visibility',
  'plans',
  'weight',
  'accounts',
  'asks',
]

/** A file for a spreadsheet; whoever needs more asks the API. */
const rowsAtMost = 10_000

interface Which {
  readonly status?: Status
  readonly stage?: Stage
  readonly productId?: string
}
/** Saves the requests of a status, a stage, a product, or all of them, for a spreadsheet. Answers how many there were. */
export async function exportRequests(which: Which): Promise<number> {
  await request('POST /me/exports', { body: { what: 'requests' } })
  const rows: readonly RequestRow[] = await readPages(
    (from) => request('GET /requests', { query: { ...which, ...from } }),
    rowsAtMost,
  )
  const cells = rows.map((row) => [
    ...[row.externalRef, row.title, row.wording, row.status, row.statusWords, row.release, row.stage, row.visibility],
    ...[row.plans.join(' '), row.weight, row.accounts, row.asks],
  ])
  saveCsv('requests.csv', head, cells)
  return rows.length
}
