import { formatInstant } from '../calendar/index.ts'
import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'
import type { Decision, Reason } from '../reasons/types.ts'

const dayMs = 86_400_000

export type ExcuseRefusal = 'not_late' | 'excused_already' | 'excuse_own' | 'excuse_too_late'

/** What is asked of a promise before somebody excuses it. Instants are epoch ms, people by id. */
export interface ExcuseQuestion {
  readonly state: string
  /** When it fell due without being kept. */
  readonly breachedAt?: InstantMs | undefined
  /** Whoever it was with when it fell due: nobody excuses what was hers. */
  readonly heldBy: readonly string[]
  readonly isExcused: boolean
  readonly by: string
  readonly at: InstantMs
  readonly policyVersion: string
  readonly rules: Policy['commitments']['excuse']
}
export interface ExcuseVerdict {
  readonly refusal?: ExcuseRefusal
  /** The last instant at which it may be excused. */
  readonly until?: InstantMs
}

/**
 * Whether somebody who leads may excuse a late promise (policy 3.9): only what is late, once, not one's own, and not
 * longer after it fell due than the policy says. An excuse is a mark; nothing here gives a state, and none changes.
 */
export function mayExcuse(question: ExcuseQuestion): Decision<ExcuseVerdict> {
  const { rules, policyVersion, breachedAt } = question
  const until = breachedAt === undefined ? undefined : breachedAt + rules.withinDays * dayMs
  const refusal = refusalOf(question, until)
  const reason: Reason = {
    code: `excuse.${refusal ?? 'may'}`,
    ...(rules.clause === undefined ? {} : { clause: rules.clause }),
    facts: { days: rules.withinDays, ...(until === undefined ? {} : { until: formatInstant(until) }) },
  }
  return {
    result: { ...(refusal && { refusal }), ...(until === undefined ? {} : { until }) },
    policyVersion,
    clauses: rules.clause === undefined ? [] : [rules.clause],
    reasons: [reason],
  }
}

function refusalOf(question: ExcuseQuestion, until: InstantMs | undefined): ExcuseRefusal | undefined {
  if (!isLate(question.state) || until === undefined) return 'not_late'
  if (question.isExcused) return 'excused_already'
  if (question.heldBy.includes(question.by)) return 'excuse_own'
  return question.at > until ? 'excuse_too_late' : undefined
}

/** Late, whether it was kept afterwards or not. */
export const isLate = (state: string): boolean => state === 'breached' || state === 'met_late'
