import type { FindingChange, ReconciledFinding } from './types.ts'

/** What changed since last time, for a report: counts, and the findings behind each. */
export interface SinceLastTime {
  readonly fixed: readonly ReconciledFinding[]
  /** New, open again, or no longer accepted. */
  readonly opened: readonly ReconciledFinding[]
  readonly worse: readonly ReconciledFinding[]
  readonly better: readonly ReconciledFinding[]
  readonly stillOpen: readonly ReconciledFinding[]
  readonly accepted: readonly ReconciledFinding[]
  readonly notRechecked: readonly ReconciledFinding[]
}

/** Every finding once, but those that were fixed before and still are. */
export function sinceLastTime(findings: readonly ReconciledFinding[]): SinceLastTime {
  const of = (...changes: readonly FindingChange[]) => findings.filter(({ change }) => changes.includes(change))
  const byHand = of('kept_by_hand')
  return {
    fixed: of('fixed'),
    opened: of('new', 'reopened', 'acceptance_expired'),
    worse: of('worse'),
    better: of('better'),
    stillOpen: [...of('still_open'), ...byHand.filter(({ state }) => state === 'open')],
    accepted: [...of('still_accepted'), ...byHand.filter(({ state }) => state === 'accepted')],
    notRechecked: of('not_rechecked'),
  }
}
