import type { Decision, Reason } from '@mainstay/policy'
import { type ResponseCommitment, type WhyStretch, whyThen } from '@mainstay/policy/commitments'
import { explain, type ReasonReader } from '@mainstay/policy/reasons'
import type { z } from 'zod'
import type { Decision as DecisionContract } from '@mainstay/contracts/shared'
import type { NamedCommitment } from './commitment-view.ts'

export type DecisionView = z.infer<typeof DecisionContract>

/** "Why then?": plan, clause, target, zone, start, each stretch of time and what it counts, due. From the frozen snapshot. */
export function decisionOf({ clock }: Pick<NamedCommitment, 'clock'>, reader: ReasonReader): DecisionView {
  const { reasons, stretches } = whyThen(clock)
  const due = reasons.findIndex(({ code }) => code === 'clock.due')
  const steps = clock.source === 'person' ? [] : stretches.map((stretch) => stretchReason(clock, stretch))
  const all = [...reasons.slice(0, due), ...steps, ...reasons.slice(due)]
  return {
    code: `commitment.${clock.state}`,
    policyVersion: clock.terms?.policyVersion ?? null,
    clauses: clausesOf(all),
    reasons: all.map((reason) => reasonView(reason, reader)),
    ...(reader.reader === 'staff' && { staffReasons: [] }),
  }
}

/** A decision with its words for one reader. What only staff may know goes to staff alone. */
export function decisionView(code: string, decision: Omit<Decision<unknown>, 'result'>, reader: ReasonReader): DecisionView {
  const { policyVersion, clauses, reasons, staffReasons = [] } = decision
  return {
    code,
    policyVersion,
    clauses: [...clauses],
    reasons: reasons.map((reason) => reasonView(reason, reader)),
    ...(reader.reader === 'staff' && { staffReasons: staffReasons.map((reason) => reasonView(reason, reader)) }),
  }
}

export const reasonView = (reason: Reason, reader: ReasonReader) => ({
  code: reason.code,
  clause: reason.clause ?? null,
  facts: { ...reason.facts },
  text: explain(reason, reader),
})

export const clausesOf = (reasons: readonly Reason[]): string[] => [
  ...new Set(reasons.map(({ clause }) => clause).filter((clause) => clause !== undefined)),
]

const iso = (at: number) => new Date(at).toISOString()
const codes = { open: 'clock.counts', closed: 'clock.closed', paused: 'clock.paused', holiday: 'clock.holiday' } as const

function stretchReason({ terms, target }: ResponseCommitment, { from, to, because, counts }: WhyStretch): Reason {
  const clause = (target?.unit === 'bd' ? terms?.citing?.businessDay : undefined) ?? terms?.coverageClause
  const facts = { from: iso(from), to: iso(to), wallMs: to - from, countedMs: counts ? to - from : 0 }
  return { code: codes[because], ...(clause !== undefined && { clause }), facts }
}
