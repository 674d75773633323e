import { compareVersions, inRange, rangeParts } from './versions.ts'

/** What somebody runs. `basedOn`: of a hotfix, the release that it is based on. */
export interface RunningVersion {
  readonly version: string
  readonly basedOn?: string | null | undefined
}
/** What is wrong in which versions, and the version that mends it. */
export interface Fault {
  readonly affected: string
  readonly fixedIn?: string | null | undefined
}

/** Versions that a range names one by one: `9.2.0-hotfix.1` in `>=9.0 <9.2 || 9.2.0-hotfix.1`. */
export const versionsNamed = (range: string): readonly string[] =>
  rangeParts(range).flatMap(([one, ...more]) => (one && more.length === 0 && one.operator === '=' ? [one.version] : []))

/**
 * Whether a version has a fault. A hotfix has what its base has, wherever its own name would stand in the order, unless it
 * is itself what mends the fault; a range that names the hotfix means it. @throws RangeError for what is no version or no range.
 */
export const isAffected = ({ version, basedOn }: RunningVersion, { affected, fixedIn }: Fault): boolean => {
  if (basedOn === undefined || basedOn === null) return inRange(version, affected)
  const isSame = (other: string): boolean => compareVersions(version, other) === 0
  if (fixedIn !== undefined && fixedIn !== null && isSame(fixedIn)) return false
  return inRange(basedOn, affected) || versionsNamed(affected).some(isSame)
}
