import { civilDateAt, daysBetween } from '../calendar/civil-date.ts'
import type { KnownRelease } from './known-release.ts'
import { catalogueOf } from './release-lines.ts'
import type { WindowQuestion } from './support-window.ts'
import { compareVersions, isVersion } from './versions.ts'

export interface UpgradeStep {
  readonly version: string
  readonly availableOn: string
  /** `newest_of_major`: fixes for its own major release; `current`: the newest there is. */
  readonly why: 'newest_of_major' | 'current'
}

export interface Behind {
  /** Generally available releases newer than it. */
  readonly releases: number
  /** Days from its own date to the newest release's; null where its own is not known. */
  readonly days: number | null
  /** The newest release there is; null when it is the newest itself. */
  readonly newest: string | null
}

type Available = KnownRelease & { readonly availableOn: string }

interface OnDay {
  readonly today: string
  /** Lines with what of them is generally available, oldest first. */
  readonly lines: readonly { readonly line: string; readonly releases: readonly Available[] }[]
  /** All of it in one, oldest first. */
  readonly all: readonly Available[]
}
const kept = new WeakMap<readonly KnownRelease[], OnDay>()

const readDay = (releases: readonly KnownRelease[], today: string): OnDay => {
  const lines = catalogueOf(releases)
    .lines.map((line) => ({
      line: line.line,
      releases: line.releases.filter((one): one is Available => one.availableOn !== null && one.availableOn <= today),
    }))
    .filter((line) => line.releases.length > 0)
  const all = lines.flatMap((line) => line.releases).sort((a, b) => compareVersions(a.version, b.version))
  return { today, lines, all }
}

/** What is generally available on the day of an instant; the last day asked is kept, since most ask for today. */
const onDay = ({ releases, at, zone }: Omit<WindowQuestion, 'version' | 'rules'>): OnDay => {
  const today = civilDateAt(zone, at)
  const known = kept.get(releases)
  if (known?.today === today) return known
  const made = readDay(releases, today)
  kept.set(releases, made)
  return made
}

/** The place of the first release that is newer than a version; what stands before it is not. */
const firstNewer = (all: readonly Available[], version: string): number => {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareVersions((all[middle] as Available).version, version) > 0) high = middle
    else low = middle + 1
  }
  return low
}

/** Releases that are generally available and newer than a version, oldest first. @throws RangeError for no version. */
export const newerReleases = (question: Omit<WindowQuestion, 'rules'>): readonly KnownRelease[] => {
  const { all } = onDay(question)
  return all.slice(firstNewer(all, question.version))
}

/** Which versions to go to from one (policy 5.2, `fixesIn`): the newest of its own major release, then the current one. */
export const upgradePath = (question: Omit<WindowQuestion, 'rules'>): readonly UpgradeStep[] => {
  if (!isVersion(question.version)) return []
  const { lines } = onDay(question)
  const own = catalogueOf(question.releases).lineOf(question.version)
  const newestOf = (line: (typeof lines)[number] | undefined): Available | undefined => line?.releases.at(-1)
  const [ofMajor, current] = [newestOf(lines.find(({ line }) => line === own)), newestOf(lines.at(-1))]
  const step = (to: Available | undefined, why: UpgradeStep['why']): readonly UpgradeStep[] =>
    to && compareVersions(to.version, question.version) > 0
      ? [{ version: to.version, availableOn: to.availableOn, why }]
      : []
  return ofMajor && ofMajor !== current
    ? [...step(ofMajor, 'newest_of_major'), ...step(current, 'current')]
    : step(current, 'current')
}

/** When it came out; `9.2` is the same release as `9.2.0`, which stands just before what is newer. */
const dateOf = ({ version, releases }: Pick<WindowQuestion, 'version' | 'releases'>, before: Available | undefined) => {
  const known = catalogueOf(releases).known.get(version)
  const same = known ?? (before && compareVersions(before.version, version) === 0 ? before : undefined)
  return same?.availableOn ?? null
}

/** How far a version is behind the newest release; undefined for what is no version. */
export const behind = (question: Omit<WindowQuestion, 'rules'>): Behind | undefined => {
  if (!isVersion(question.version)) return undefined
  const { all } = onDay(question)
  const older = firstNewer(all, question.version)
  const newest = older < all.length ? all.at(-1) : undefined
  const ownDate = dateOf(question, all[older - 1])
  if (!newest) return { releases: 0, days: ownDate === null ? null : 0, newest: null }
  const days = ownDate === null ? null : Math.max(0, daysBetween(ownDate, newest.availableOn))
  return { releases: all.length - older, days, newest: newest.version }
}
