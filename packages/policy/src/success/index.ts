export { actingManager } from './acting-manager.ts'
export {
  type Health,
  type HealthCounts,
  type HealthFact,
  type HealthLevel,
  type HealthPart,
  type HealthRules,
  healthFacts,
  healthOf,
} from './health.ts'
export { firstState, isOver, type SuccessState, statesAfter, successStates } from './item-states.ts'
export { isOverdue } from './overdue.ts'
export { type Progress, type ProgressRules, progressOf, type Standing } from './progress.ts'
export { type Measure, type MeasuredValue, type SuccessKind, successKinds } from './types.ts'
