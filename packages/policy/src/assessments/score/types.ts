import type { RuleGroup, Severity } from '../rule-sets/rule-set.ts'

export type ScoreLevel = 'well' | 'watch' | 'at_risk'

/** One line of the sum: so many open findings of a severity, times so much, never more than `atMost`. */
export interface ScorePart {
  readonly severity: Severity
  readonly count: number
  readonly each: number
  readonly atMost: number
  /** What it takes away; never negative. */
  readonly takes: number
}
/** A start, less what the open findings of each severity take, never below nothing. */
export interface Sum {
  readonly score: number
  readonly level: ScoreLevel
  readonly startsAt: number
  /** Every severity, also those that take nothing. */
  readonly parts: readonly ScorePart[]
}
export interface Score extends Sum {
  /** Accepted risks take nothing; how many there are is said beside the score. */
  readonly accepted: number
  /** The same sum over the findings of one group alone; every group. */
  readonly groups: readonly (Sum & { readonly group: RuleGroup })[]
}

/** A score as it was at an instant (ms), for the line over time. */
export interface ScoreAt {
  readonly at: number
  readonly score: number
}
export interface Trend {
  readonly points: readonly ScoreAt[]
  /** Points since the assessment before; null where there was none. */
  readonly sinceLast: number | null
  readonly direction: 'up' | 'down' | 'same' | 'first'
}
