import { type PriorityCode, priorityCodes } from '../../ui/priority-glyph.tsx'
import type { LedgerKind, LedgerTab } from './ledger-sections.ts'

export const ledgerTabs = ['all', 'running', 'late', 'kept', 'replaced'] as const satisfies readonly LedgerTab[]
const ledgerViews = ['list', 'calendar', 'sessions', 'scope'] as const
type LedgerView = (typeof ledgerViews)[number]
const kinds = ['all', 'policy', 'person'] as const satisfies readonly LedgerKind[]

/** What of the ledger is looked at, as it stands in the address. */
export interface LedgerFilter {
  readonly kind: LedgerKind
  readonly priority?: PriorityCode | undefined
  readonly account?: string | undefined
  readonly plan?: string | undefined
  readonly assignee?: string | undefined
  readonly tam?: string | undefined
}
export interface LedgerChoice extends LedgerFilter {
  readonly tab: LedgerTab
  readonly view: LedgerView
  /** `2026-11`: the month of the calendar; this one unless told. */
  readonly month?: string | undefined
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
  tam: text(search.tam),
  view: ledgerViews.find((view) => view === search.view) ?? 'list',
  month: /^\d{4}-(0[1-9]|1[0-2])$/.test(String(search.month)) ? String(search.month) : undefined,
})

const unsaid = new Set(['all', 'list'])

/** Writes it back; what goes without saying is left out. */
export const writeLedgerChoice = (choice: LedgerChoice): Record<string, string> =>
  Object.fromEntries(
    Object.entries(choice).filter((pair): pair is [string, string] => pair[1] !== undefined && !unsaid.has(pair[1])),
  )

/** The filter as `GET /commitments` takes it. */
export const ledgerQueryOf = ({ kind, priority, account, plan, assignee, tam }: LedgerFilter) => ({
  kind: 'response' as const,
  ...(kind === 'all' ? {} : { source: kind }),
  ...(priority === undefined ? {} : { priority }),
  ...(account === undefined ? {} : { accountId: account }),
  ...(plan === undefined ? {} : { plan }),
  ...(assignee === undefined ? {} : { assignee }),
  ...(tam === undefined ? {} : { tam }),
})
