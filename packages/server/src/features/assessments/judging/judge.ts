import type { Evaluation, RuleSet, Snapshot, VersionSupport } from '@mainstay/policy/assessments'

/** What a snapshot is held against. */
export interface JudgingGround {
  readonly ruleSet: RuleSet
  /** The instant that ages are counted to: when it was collected. */
  readonly at: number
  readonly support: VersionSupport | undefined
  /** The snapshot before, for what is worse than it was. */
  readonly earlier: Snapshot | undefined
}
/** Holds a snapshot against rules, apart from this thread; undefined where that failed or took too long. */
export type Judge = (snapshot: Snapshot, ground: JudgingGround) => Promise<Evaluation | undefined>
