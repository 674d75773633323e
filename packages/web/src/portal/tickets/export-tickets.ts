import { type Returned, readPages, request } from '../../data/index.ts'
import { saveCsv } from '../../ui/save-csv.ts'
import { t } from '../text.ts'
import { sayStatus } from '../ticket-row/row-words.ts'
import { queryOf, type TicketFilters } from './ticket-filters.ts'

type Row = Returned<'GET /tickets'>['items'][number]

/** A file for a spreadsheet; whoever needs more asks the API. */
const rowsAtMost = 10_000

const head = [
  'tickets.csv.number',
  'tickets.csv.subject',
  'tickets.csv.priority',
  'tickets.csv.status',
  'tickets.csv.opened_by',
  'tickets.csv.engineer',
  'tickets.csv.installation',
  'tickets.csv.opened',
  'tickets.csv.changed',
  'tickets.csv.due',
] as const

const cellsOf = (row: Row) => [
  row.number,
  row.subject,
  row.priority,
  sayStatus(row),
  row.openedBy.name,
  row.assignee?.name ?? '',
  row.environment?.name ?? '',
  row.createdAt,
  row.updatedAt,
  row.dueAt,
]

/** Saves the tickets that the filters leave, every page of them, as comma-separated values. Returns how many there were. */
export const exportTickets = async (filters: TicketFilters): Promise<number> => {
  const query = queryOf(filters)
  await request('POST /me/exports', { body: { what: 'tickets' } })
  const rows = await readPages((from) => request('GET /tickets', { query: { ...query, ...from } }), rowsAtMost)
  saveCsv(
    'tickets.csv',
    head.map((key) => t(key)),
    rows.map(cellsOf),
  )
  return rows.length
}
