import { request } from '../../data/index.ts'
import { saveCsv } from '../../ui/save-csv.ts'
import { t } from '../desk-text.ts'
import { namePromise } from '../promise/promise-model.ts'
import { sayState } from '../promise/say-state.ts'
import type { LedgerChoice } from './ledger-choice.ts'
import type { LedgerRow } from './ledger-sections.ts'
import { type LedgerPart, partQuery, partsOf } from './use-ledger.ts'

/** A file for a spreadsheet; whoever needs more asks the API. */
const rowsAtMost = 10_000

const readPart = async (part: LedgerPart, choice: LedgerChoice): Promise<readonly LedgerRow[]> => {
  const rows: LedgerRow[] = []
  let cursor: string | null | undefined
  while (cursor !== null && rows.length < rowsAtMost) {
    const from = cursor === undefined ? {} : { cursor }
    const query = { ...partQuery(part, choice), limit: 100, ...from }
    const page: { readonly items: readonly LedgerRow[]; readonly nextCursor: string | null } = await request(
      'GET /commitments',
      { query },
    )
    rows.push(...page.items)
    cursor = page.nextCursor
  }
  return rows
}

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
  const parts = await Promise.all(partsOf(choice.tab).map((part) => readPart(part, choice)))
  const rows = parts.flat().slice(0, rowsAtMost)
  saveCsv(
    'promises.csv',
    head.map((key) => t(key)),
    rows.map(cellsOf),
  )
  return rows.length
}
