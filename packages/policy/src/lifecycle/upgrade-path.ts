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

/** Generally available at the instant, oldest first. */
const availableLines = ({ releases, at, zone }: Omit<WindowQuestion, 'version' | 'rules'>) => {
  const today = civilDateAt(zone, at)
  return catalogueOf(releases)
    .lines.map((line) => ({
      line: line.line,
      releases: line.releases.filter((one): one is Available => one.availableOn !== null && one.availableOn <= today),
    }))
    .filter((line) => line.releases.length > 0)
}

/** Which versions to go to from one (policy 5.2, `fixesIn`): the newest of its own major release, then the current one. */
export const upgradePath = (question: Omit<WindowQuestion, 'rules'>): readonly UpgradeStep[] => {
  if (!isVersion(question.version)) return []
  const lines = availableLines(question)
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

/** How far a version is behind the newest release; undefined for what is no version. */
export const behind = (question: Omit<WindowQuestion, 'rules'>): Behind | undefined => {
  if (!isVersion(question.version)) return undefined
  const newer = availableLines(question)
    .flatMap(({ releases }) => releases)
    .filter(({ version }) => compareVersions(version, question.version) > 0)
  const newest = newer.at(-1)
  const ownDate = catalogueOf(question.releases).known.get(question.version)?.availableOn ?? null
  if (!newest) return { releases: 0, days: ownDate === null ? null : 0, newest: null }
  const days = ownDate === null ? null : Math.max(0, daysBetween(ownDate, newest.availableOn))
  return { releases: newer.length, days, newest: newest.version }
}
