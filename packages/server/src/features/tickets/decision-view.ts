import type { Decision as DecisionContract } from '@mainstay/contracts/shared'
import { explain, type Reason, type ReasonReader } from '@mainstay/policy/reasons'
import type { z } from 'zod'

export type DecisionView = z.infer<typeof DecisionContract>

/** A decision as it is kept: codes, clauses and facts. Its words are made when it is shown. */
export interface StoredDecision {
  readonly code: string
  readonly policyVersion: string
  readonly clauses: readonly string[]
  readonly reasons: readonly Reason[]
  /** Facts that a customer may not see. */
  readonly staffReasons?: readonly Reason[]
}

/** A reason with its sentence, for this reader. */
const reasonView = (reason: Reason, reader: ReasonReader): DecisionView['reasons'][number] => ({
  code: reason.code,
  clause: reason.clause ?? null,
  facts: { ...reason.facts },
  text: explain(reason, reader),
})

/** A stored decision as this reader may see it: staff's own facts never go to a customer. */
export const decisionView = (decision: StoredDecision, reader: ReasonReader): DecisionView => ({
  code: decision.code,
  policyVersion: decision.policyVersion,
  clauses: [...decision.clauses],
  reasons: decision.reasons.map((reason) => reasonView(reason, reader)),
  ...(reader.reader === 'staff' && {
    staffReasons: (decision.staffReasons ?? []).map((reason) => reasonView(reason, reader)),
  }),
})

/** Every clause that these reasons rest on, once each. */
export const clausesOf = (reasons: readonly Reason[]): readonly string[] => [
  ...new Set(reasons.flatMap(({ clause }) => (clause === undefined ? [] : [clause]))),
]
