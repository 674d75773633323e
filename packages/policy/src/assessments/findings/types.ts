import type { Evidence, Gauge, RuleState } from '../evaluation/types.ts'
import type { RuleGroup, Severity } from '../rule-sets/rule-set.ts'

export const findingStates = ['open', 'accepted', 'fixed'] as const
export type FindingState = (typeof findingStates)[number]

/** A risk that the customer lives with, until a day. */
export interface Acceptance {
  readonly reason: string
  /** Civil date from which it is open again; null: no end (a person must have said so). */
  readonly until: string | null
}

/** A finding as it stood after the assessment before. */
export interface EarlierFinding {
  readonly id: string
  /** Null: written by hand and tied to no rule. Only a person closes it. */
  readonly ruleId: string | null
  readonly title: string
  readonly severity: Severity
  readonly group: RuleGroup
  readonly state: FindingState
  readonly acceptance?: Acceptance | undefined
  readonly gauge?: Gauge | undefined
  /** A person set the severity: a new rule set's does not replace it. */
  readonly severityByHand?: boolean | undefined
}

/** What became of a finding since last time. */
export const findingChanges = [
  'new',
  'reopened',
  'acceptance_expired',
  'worse',
  'better',
  'still_open',
  'still_accepted',
  'fixed',
  'still_fixed',
  'not_rechecked',
  'kept_by_hand',
] as const
export type FindingChange = (typeof findingChanges)[number]

/** Why a finding was not held against the new snapshot. */
export type NotRechecked = Extract<RuleState, 'unknown' | 'not_applicable' | 'error'> | 'rule_gone'

/** A finding after the new assessment. Nothing of the earlier ones is ever left out. */
export interface ReconciledFinding {
  /** Null: new, to be given an id by whoever keeps it. */
  readonly id: string | null
  readonly ruleId: string | null
  readonly title: string
  readonly severity: Severity
  readonly group: RuleGroup
  readonly state: FindingState
  readonly change: FindingChange
  readonly acceptance?: Acceptance
  readonly notRechecked?: NotRechecked
  /** Facts that were missing for the re-check. */
  readonly missing: readonly string[]
  /** Of the new snapshot, where it was looked at. */
  readonly evidence: readonly Evidence[]
  readonly gauge?: Gauge
  readonly earlierGauge?: Gauge
  readonly earlierSeverity?: Severity
}
