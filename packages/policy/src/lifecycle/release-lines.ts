import { isGeneral, type KnownRelease } from './known-release.ts'
import { compareVersions, isPrerelease, isVersion, majorOf } from './versions.ts'

/** A major release and all that came after it up to the next: 9.0, 9.1, 9.2.1. */
export interface ReleaseLine {
  /** `9`; where a vendor counts by the calendar, the major release itself: `2026.1`. */
  readonly line: string
  /** Its first version, as people name it: `9.0`. */
  readonly version: string
  /** Its date of general availability; null while none of it is dated. */
  readonly availableOn: string | null
  /** Generally available releases, dated or not, oldest first. */
  readonly releases: readonly KnownRelease[]
}

export interface Catalogue {
  /** Lines that have a generally available release, dated or not, oldest first. */
  readonly lines: readonly ReleaseLine[]
  readonly known: ReadonlyMap<string, KnownRelease>
  readonly lineOf: (version: string) => string
}

const byVersion = (a: KnownRelease, b: KnownRelease): number => compareVersions(a.version, b.version)
const earliest = (dates: readonly (string | null)[]): string | null =>
  dates.reduce((first, date) => (date !== null && (first === null || date < first) ? date : first), null)

/** In the calendar's scheme a line begins with each release that the vendor calls major. */
const lineFinder = (releases: readonly KnownRelease[]): ((version: string) => string) => {
  if (releases[0]?.scheme !== 'calendar') return majorOf
  const majors = releases.filter(({ kind }) => kind === 'major').sort(byVersion)
  return (version) =>
    majors.findLast((major) => compareVersions(major.version, version) <= 0)?.version ?? majorOf(version)
}

const readCatalogue = (all: readonly KnownRelease[]): Catalogue => {
  const releases = all.filter(({ version }) => isVersion(version))
  const lineOf = lineFinder(releases)
  const general = releases.filter((one) => isGeneral(one) && !isPrerelease(one.version)).sort(byVersion)
  const lines = [...Map.groupBy(general, ({ version }) => lineOf(version))].map(
    ([line, members]): ReleaseLine => ({
      line,
      version: members[0]?.version ?? line,
      availableOn: earliest(members.map(({ availableOn }) => availableOn)),
      releases: members,
    }),
  )
  return { lines, lineOf, known: new Map(releases.map((one) => [one.version, one])) }
}

const kept = new WeakMap<readonly KnownRelease[], Catalogue>()

/** The lines of a list of releases; read once for each list. */
export const catalogueOf = (releases: readonly KnownRelease[]): Catalogue => {
  const known = kept.get(releases)
  if (known) return known
  const made = readCatalogue(releases)
  kept.set(releases, made)
  return made
}

/** The line that a version belongs to: `9` of 9.2.1; `2026.1` of 2026.1.3 where 2026.1 is a major release. */
export const lineOf = (version: string, releases: readonly KnownRelease[]): string =>
  catalogueOf(releases).lineOf(version)
