import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'

export type ScopeRules = Policy['scope']
export type Exclusion = ScopeRules['exclusions'][number]
export type ScopeQuestion = ScopeRules['questions'][number]
export type ScopeAnswers = Readonly<Record<string, string>>
/** From what is promised to what is not. */
export type ScopeStanding = 'in_scope' | 'best_effort' | 'excluded'

/** Where the version of the installation stands; its support window at that instant. */
export interface VersionFact {
  readonly version: string
  readonly state: 'current' | 'preceding' | 'ended' | 'not_released' | 'unknown'
  /** The civil date from which it is no longer supported; null where none is known. */
  readonly until: string | null
  /** The release that ended it. */
  readonly endedBy: string | null
  /** The clause of the window. */
  readonly clause: string | null
  /** A supported release that one can go to; null where there is none, or none is needed. */
  readonly upgradeTo: string | null
}

/** A platform of the installation, by the matrix of what is supported. */
export interface PlatformFact {
  readonly kind: 'operating_system' | 'hardware' | 'database' | 'cloud_service'
  readonly name: string
  readonly version: string | null
  readonly state: 'supported' | 'deprecated' | 'unsupported' | 'unknown'
  readonly until: string | null
}

export interface ScopeFacts {
  /** Null: not about an installation, or nobody knows which. */
  readonly version: VersionFact | null
  readonly platforms: readonly PlatformFact[]
  /** Whether the account declared changes of its own to the installation. */
  readonly customisations: 'declared' | 'none' | 'unknown'
  /** Question to answer, both by their ids in the policy; what the policy does not know is set aside. */
  readonly answers: ScopeAnswers
}

export interface ScopeCase {
  readonly facts: ScopeFacts
  readonly rules: ScopeRules
  readonly policyVersion: string
  /** The instant that the facts are of. */
  readonly at: InstantMs
}

export interface ScopeVerdict {
  readonly verdict: ScopeStanding
  /** Key of the exclusion that decides; null when in scope. */
  readonly exclusion: string | null
  /** Of the exclusion that decides, else of what support covers. */
  readonly clause: string
  /** Every exclusion that was found, in the policy's order. */
  readonly found: readonly string[]
  /** A rule's word alone: until a person confirms, nothing is taken away (policy-semantics, 5). */
  readonly isProvisional: boolean
  /** What nobody knows yet: `version`, and kinds of platform. */
  readonly unknown: readonly string[]
  /** Ids of the policy's questions that could say more and that nobody answered. */
  readonly open: readonly string[]
  readonly at: InstantMs
}
