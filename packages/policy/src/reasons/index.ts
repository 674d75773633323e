export { DecisionError, type DecisionErrorCode } from './decision-error.ts'
export type { Decision, Reason } from './types.ts'
