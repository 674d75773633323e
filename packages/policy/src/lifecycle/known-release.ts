import type { Policy } from '../document/schema.ts'

export const releaseKinds = ['major', 'update', 'maintenance', 'patch', 'prerelease', 'hotfix'] as const
export type ReleaseKind = (typeof releaseKinds)[number]
export const versionSchemes = ['semver', 'calendar'] as const
export type VersionScheme = (typeof versionSchemes)[number]

/** A release as far as windows of support need it. Lists of them are never changed in place. */
export interface KnownRelease {
  readonly version: string
  readonly kind: ReleaseKind
  /** Civil date of general availability; a date ahead is planned; null is not dated. */
  readonly availableOn: string | null
  readonly scheme: VersionScheme
  /** The release that a hotfix is based on. */
  readonly basedOn?: string | null
}

export type LifecycleRules = Policy['lifecycle']

/** Hotfixes and pre-releases start nobody's months and are nobody's newest release. */
export const isGeneral = ({ kind }: Pick<KnownRelease, 'kind'>): boolean => kind !== 'prerelease' && kind !== 'hotfix'
