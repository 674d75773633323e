export { countStandings, type Progress, progressFrom, type StandingCounts } from './progress.ts'
export type { AdvisoryReach, AffectedAccount, AffectedBecause, Installation } from './types.ts'
export { type LastWord, type LeftOut, updateLeavesOut } from './update-goes.ts'
export { isEmbargoed, type Standing, standingOf, whoIsAffected } from './who-is-affected.ts'
