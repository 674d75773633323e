export { type Progress, progressOf } from './progress.ts'
export type { AdvisoryReach, AffectedAccount, AffectedBecause, Installation } from './types.ts'
export { isEmbargoed, type Standing, standingOf, whoIsAffected } from './who-is-affected.ts'
