import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'
import type { Agreement, CadenceKey, TermSource } from '../entitlements/types.ts'

/** What is owed without anybody asking: the keys of a policy's cadences. */
export const engagementKinds = [
  'production_assessment',
  'knowledge_transfer',
  'roadmap_review',
  'deployment_review',
  'regular_call',
] as const satisfies readonly CadenceKey[]
export type EngagementKind = (typeof engagementKinds)[number]

export const owedStates = [
  'open',
  'scheduled',
  'met',
  'breached',
  'met_late',
  'waived',
  'lapsed',
  'superseded',
  'cancelled',
] as const
export type OwedState = (typeof owedStates)[number]

/** Why a window ends before its time. */
export type WindowEnd = 'replaced' | 'term_ended' | 'agreement_ended'

export interface WindowClosing {
  readonly at: InstantMs
  /** `superseded` where another term takes its place, `cancelled` where nothing does. */
  readonly state: 'superseded' | 'cancelled'
  readonly because: WindowEnd
}

/** How a window came by its length. */
export type WindowShape = 'whole' | 'opened_midway' | 'with_remainder' | 'remainder'

/** A stretch of an agreement's life in which one engagement of a kind is owed. Nothing that changes later moves it. */
export interface EngagementWindow {
  readonly kind: EngagementKind
  /** Counts from 1 within the agreement and kind; `number` goes on from the agreement that this one follows. */
  readonly ordinal: number
  readonly number: number
  /** Civil dates of `zone`, the end exclusive, and the first instants of both; an opening midway keeps its own instant. */
  readonly opensOn: string
  readonly untilOn: string
  readonly opensAt: InstantMs
  readonly until: InstantMs
  readonly zone: string
  readonly shape: WindowShape
  /** Boundaries are counted from here; the window begins at the one with this index. */
  readonly anchorOn: string
  readonly index: number
  /** As written: `2 a year`. */
  readonly cadence: string
  readonly clause: string
  readonly from: TermSource
  readonly source: string
  readonly tailored: boolean
  readonly perCustomer: boolean
  /** Chosen for this customer in place of the policy's own. */
  readonly isChosen: boolean
  readonly policyVersion: string
  readonly plan: string
  readonly addOns: readonly string[]
  readonly closing?: WindowClosing
}

/** Another rhythm that a customer and its manager agreed on, where the term allows it. */
export interface ChosenCadence {
  readonly kind: EngagementKind
  readonly cadence: string
  readonly effectiveAt: InstantMs
}

export interface WindowsQuestion {
  readonly agreement: Agreement
  readonly policies: ReadonlyMap<string, Policy>
  readonly chosen?: readonly ChosenCadence[]
  /** Windows over by then stand on no ledger; absent: all of them do. */
  readonly recordedAt?: InstantMs
  /** How many windows of each kind the agreements before this one had. */
  readonly numberedFrom?: Readonly<Partial<Record<EngagementKind, number>>>
  /** Windows that had begun, as they stand on the ledger: they keep their dates whatever the terms say now. */
  readonly begun?: readonly EngagementWindow[]
  /** The terms as they stand at this instant reach what has not begun; absent: each change at its own effect alone. */
  readonly at?: InstantMs
}

/** A term that holds and owes nothing, because what is left of the agreement is too short for it. */
export interface NothingOwed {
  readonly kind: EngagementKind
  readonly cadence: string
  readonly clause: string
  readonly because: 'shorter_than_half'
  readonly from: InstantMs
}

export interface Windows {
  /** By kind, then by time. */
  readonly windows: readonly EngagementWindow[]
  readonly notOwed: readonly NothingOwed[]
}
