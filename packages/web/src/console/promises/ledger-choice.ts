import { type PriorityCode, priorityCodes } from '../../ui/priority-glyph.tsx'
import type { LedgerKind, LedgerTab } from './ledger-sections.ts'

export const ledgerTabs = ['all', 'running', 'late', 'kept', 'replaced'] as const satisfies readonly LedgerTab[]
const kinds = ['all', 'policy', 'person'] as const satisfies readonly LedgerKind[]

/** What of the ledger is looked at, as it stands in the address. */
export interface LedgerFilter {
  readonly kind: LedgerKind
  readonly priority?: PriorityCode | undefined
  readonly account?: string | undefined
  readonly plan?: string | undefined
  readonly assignee?: string | undefined
}
export interface LedgerChoice extends LedgerFilter {
  readonly tab: LedgerTab
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Reads the choice out of an address; what is not understood is left out. */
export const readLedgerChoice = (search: Readonly<Record<string, unknown>>): LedgerChoice => ({
  tab: ledgerTabs.find((tab) => tab === search.tab) ?? 'all',
  kind: kinds.find((kind) => kind === search.kind) ?? 'all',
  priority: priorityCodes.find((priority) => priority === search.priority),
  account: text(search.account),
  plan: text(search.plan),
  assignee: text(search.assignee),
})

/** Writes it back; what goes without saying is left out. */
export const writeLedgerChoice = (choice: LedgerChoice): Record<string, string> =>
  Object.fromEntries(
    Object.entries(choice).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== 'all'),
  )

/** The filter as `GET /commitments` takes it. */
export const ledgerQueryOf = ({ kind, priority, account, plan, assignee }: LedgerFilter) => ({
  ...(kind === 'all' ? {} : { source: kind }),
  ...(priority === undefined ? {} : { priority }),
  ...(account === undefined ? {} : { accountId: account }),
  ...(plan === undefined ? {} : { plan }),
  ...(assignee === undefined ? {} : { assignee }),
})
