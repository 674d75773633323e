export type { EngagementFact, EngagementFactOf } from './facts.ts'
export { metBy } from './met-by.ts'
export {
  type Booking,
  type Contest,
  isStillOwed,
  nextOwedTimerAt,
  type OwedGround,
  type OwedReading,
  readEngagement,
} from './read-engagement.ts'
export { type OwedRules, owedRulesOf } from './rules.ts'
export { owedTermAt } from './standing.ts'
export * from './types.ts'
export { type WindowClauses, whyWindow } from './why-window.ts'
export { windowsOf } from './windows-of.ts'
