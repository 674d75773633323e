import type { Reason } from './types.ts'

export type DecisionErrorCode =
  | 'policy.unknown_version'
  | 'policy.unknown_plan'
  | 'policy.add_on_needs_plan'
  | 'policy.bad_cadence'
  | 'priority.answers_incomplete'
  | 'priority.unknown_answer'
  | 'response.no_target'

const sentences: Readonly<Record<DecisionErrorCode, string>> = {
  'policy.unknown_version': 'This version of the policy is not at hand.',
  'policy.unknown_plan': 'The policy sells no plan or add-on of this name.',
  'policy.add_on_needs_plan': 'The policy does not sell this add-on with this plan.',
  'policy.bad_cadence': 'This is no cadence that a policy can name.',
  'priority.answers_incomplete': 'A question about the priority is still open.',
  'priority.unknown_answer': 'The policy knows no such question or answer.',
  'response.no_target': 'The policy sets no target for this.',
}

/** A decision that cannot be made from what was given: a fault of the caller, never of the customer. */
export class DecisionError extends Error {
  override readonly name = 'DecisionError'
  readonly code: DecisionErrorCode
  readonly facts: Reason['facts']

  constructor(code: DecisionErrorCode, facts: Reason['facts']) {
    super(sentences[code])
    this.code = code
    this.facts = facts
  }
}
