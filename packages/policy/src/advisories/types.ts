import type { InstantMs } from '../calendar/types.ts'

/** An installation as an advisory asks about it. What no version can be read from is of unknown version. */
export interface Installation {
  readonly accountId: string
  readonly id: string
  readonly version: string
  /** Of a hotfix, the release that it is based on: it has what its base has. */
  readonly basedOn?: string | null | undefined
}

/** What decides whom an advisory concerns. */
export interface AdvisoryReach {
  /** Affected versions as a range: `>=9.0 <9.2.1`. */
  readonly affected: string
  /** The version that mends it; an installation of just this one has it no more. */
  readonly fixedIn?: string | null | undefined
  /** Accounts that are told in any case, and before the others where it opens later. */
  readonly named: readonly string[]
  /** When it opens to all who are affected; at once when absent. */
  readonly opensAt?: InstantMs | undefined
}

/** `named` where the vendor named it and nothing of its own is known to be in range. */
export type AffectedBecause = 'in_range' | 'version_unknown' | 'named'

/** An account that is told, once, and why. */
export interface AffectedAccount {
  readonly accountId: string
  readonly because: AffectedBecause
  readonly isNamed: boolean
  /** Installations in range, then those of unknown version. */
  readonly inRange: readonly string[]
  readonly unknown: readonly string[]
}
