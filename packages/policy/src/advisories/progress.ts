import { standingOf } from './who-is-affected.ts'

/** How far an account has come since it was told. `unaffected`: nothing of it is known to be in range, then or now. */
export type Progress = 'upgraded' | 'partly' | 'exposed' | 'unknown' | 'unaffected'

export interface ProgressQuestion {
  readonly affected: string
  /** Installations that were in range when the account was told. */
  readonly inRangeThen: number
  /** Versions of its installations now. */
  readonly versions: readonly string[]
}

/** Where an account stands now: what is still in range outweighs what is unknown. */
export function progressOf({ affected, inRangeThen, versions }: ProgressQuestion): Progress {
  const standings = versions.map((version) => standingOf(version, affected))
  const left = standings.filter((standing) => standing === 'in_range').length
  if (left > 0) return left < inRangeThen ? 'partly' : 'exposed'
  if (standings.includes('version_unknown')) return 'unknown'
  return inRangeThen > 0 ? 'upgraded' : 'unaffected'
}
