import type { Fault, RunningVersion } from '../lifecycle/index.ts'
import { standingOf } from './who-is-affected.ts'

/** How far an account has come since it was told. `unaffected`: nothing of it is known to be in range, then or now. */
export type Progress = 'upgraded' | 'partly' | 'exposed' | 'unknown' | 'unaffected'

export interface ProgressQuestion extends Fault {
  /** Installations that were in range when the account was told. */
  readonly inRangeThen: number
  /** What its installations run now. */
  readonly running: readonly RunningVersion[]
}

/** Where an account stands now: what is still in range outweighs what is unknown. */
export function progressOf({ inRangeThen, running, ...fault }: ProgressQuestion): Progress {
  const standings = running.map((one) => standingOf(one, fault))
  const left = standings.filter((standing) => standing === 'in_range').length
  if (left > 0) return left < inRangeThen ? 'partly' : 'exposed'
  if (standings.includes('version_unknown')) return 'unknown'
  return inRangeThen > 0 ? 'upgraded' : 'unaffected'
}
