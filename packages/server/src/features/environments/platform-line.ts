import { foldPlatformName, writePlatform } from '@mainstay/policy/platforms'
import type { KeptPlatform } from './queries.ts'

const order = { operating_system: 0, database: 1, cloud_service: 2, hardware: 3 } as const

/** Platforms in one line, as people write them: `RHEL 9 · PostgreSQL 16 · AWS`. */
export const platformLine = (platforms: readonly KeptPlatform[]): string =>
  platforms
    .toSorted((one, other) => order[one.kind] - order[other.kind])
    .map(writePlatform)
    .join(' · ')
    .slice(0, 300)

const keyOf = ({ kind, name, version }: KeptPlatform): string => `${kind} ${foldPlatformName(name)} ${version ?? ''}`

/** Each platform once, in the order given. */
export const eachOnce = (platforms: readonly KeptPlatform[]): readonly KeptPlatform[] =>
  [...new Map(platforms.toReversed().map((one) => [keyOf(one), one])).values()].toReversed()

export const samePlatforms = (one: readonly KeptPlatform[], other: readonly KeptPlatform[]): boolean =>
  JSON.stringify(one.map(keyOf).toSorted()) === JSON.stringify(other.map(keyOf).toSorted())
