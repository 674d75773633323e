import { request } from '../../data/index.ts'
import { saveCsv } from '../../ui/save-csv.ts'
import { t } from '../desk-text.ts'
import { namePromise } from '../promise/promise-model.ts'
import { sayState } from '../promise/say-state.ts'
import type { LedgerChoice } from './ledger-choice.ts'
import { type LedgerRow, readAnswers } from './ledger-sections.ts'
import { partQuery, partsOf } from './use-ledger.ts'

/** A file for a spreadsheet; whoever needs more asks the API. */
const rowsAtMost = 10_000

const head = [
  'ledger.csv.ticket',
  'ledger.csv.subject',
  'ledger.csv.account',
  'ledger.csv.plan',
  'ledger.csv.what',
  'ledger.csv.priority',
  'ledger.csv.target',
  'ledger.csv.state',
  'ledger.csv.started',
  'ledger.csv.due',
  'ledger.csv.answered',
  'ledger.csv.engineer',
] as const

const cellsOf = ({ commitment, ticket, account, plan, assignee }: LedgerRow) => [
  ticket?.number ?? '',
  ticket?.subject ?? '',
  account.name,
  plan,
  namePromise(commitment),
  commitment.priority,
  commitment.target,
  sayState(commitment.state),
  commitment.startedAt,
  commitment.dueAt,
  commitment.metAt,
  assignee?.name ?? '',
]

/** Saves what the ledger shows, every page of it, as comma-separated values. Returns how many rows there were. */
export const exportLedger = async (choice: LedgerChoice): Promise<number> => {
  await request('POST /me/exports', { body: { what: 'promises' } })
  const parts = await Promise.all(
    partsOf(choice.tab).map((part) => {
      const query = partQuery(part, choice)
      return readAnswers((from) => request('GET /commitments', { query: { ...query, ...from } }), rowsAtMost)
    }),
  )
  const rows = parts.flat().slice(0, rowsAtMost)
  saveCsv(
    'promises.csv',
    head.map((key) => t(key)),
    rows.map(cellsOf),
  )
  return rows.length
}
