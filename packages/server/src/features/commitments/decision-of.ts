import type { Decision as DecisionContract } from '@mainstay/contracts/shared'
import type { Decision, Reason } from '@mainstay/policy'
import { whyThen } from '@mainstay/policy/decisions'
import { explain, type ReasonReader } from '@mainstay/policy/reasons'
import type { z } from 'zod'
import type { NamedCommitment } from './commitment-view.ts'

export type DecisionView = z.infer<typeof DecisionContract>

/** "Why then?": plan, clause, target, zone, start, each stretch of time and what it counts, due. From the frozen snapshot. */
export function decisionOf({ clock }: Pick<NamedCommitment, 'clock'>, reader: ReasonReader): DecisionView {
  return decisionView(`commitment.${clock.state}`, whyThen(clock), reader)
}

/** A decision with its words for one reader. What only staff may know goes to staff alone. */
export function decisionView(
  code: string,
  decision: Omit<Decision<unknown>, 'result'>,
  reader: ReasonReader,
): DecisionView {
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
