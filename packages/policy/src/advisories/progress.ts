import type { Fault, RunningVersion } from '../lifecycle/index.ts'
import { standingOf } from './who-is-affected.ts'

/** How far an account has come since it was told. `unaffected`: nothing of it is known to be in range, then or now. */
export type Progress = 'upgraded' | 'partly' | 'exposed' | 'unknown' | 'unaffected'

/** Installations of an account as they stand to a fault, counted. */
export interface StandingCounts {
  readonly inRange: number
  readonly unknown: number
}

/** Where an account stands now: what is still in range outweighs what is unknown. `inRangeThen`: when it was told. */
export function progressFrom({
  inRangeThen,
  inRange,
  unknown,
}: StandingCounts & { readonly inRangeThen: number }): Progress {
  if (inRange > 0) return inRange < inRangeThen ? 'partly' : 'exposed'
  if (unknown > 0) return 'unknown'
  return inRangeThen > 0 ? 'upgraded' : 'unaffected'
}

/** How what an account runs stands to a fault. */
export function countStandings(running: readonly RunningVersion[], fault: Fault): StandingCounts {
  const standings = running.map((one) => standingOf(one, fault))
  return {
    inRange: standings.filter((standing) => standing === 'in_range').length,
    unknown: standings.filter((standing) => standing === 'version_unknown').length,
  }
}
