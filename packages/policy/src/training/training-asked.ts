import type { Policy } from '../document/schema.ts'
import type { Entitlement } from '../entitlements/types.ts'
import type { Priority } from '../priority/types.ts'

/** What the agreement in force asks of contacts. */
export interface TrainingAsked {
  readonly is: 'advise' | 'require'
  readonly clause: string
  /** Priorities that an untrained contact cannot open; none where training is advice. */
  readonly neededFor: readonly Priority[]
}

/** Whether training is advice or a condition, and for which priorities (policy 7.4). Nothing in force: advice. */
export const trainingAsked = (policy: Policy, entitlement: Entitlement): TrainingAsked => {
  const { clause, is: needing } = policy.people.trainingRequiredFor
  const term = entitlement.inForce ? entitlement.terms.training : undefined
  const is = term?.value ?? 'advise'
  return { is, clause: term?.clause ?? clause, neededFor: is === 'require' ? needing : [] }
}
