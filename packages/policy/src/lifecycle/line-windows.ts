import { civilDateAt } from '../calendar/civil-date.ts'
import type { KnownRelease, LifecycleRules } from './known-release.ts'
import { catalogueOf, type ReleaseLine } from './release-lines.ts'
import type { WindowQuestion } from './support-window.ts'
import { supportWindow } from './support-window.ts'
import { compareVersions } from './versions.ts'
import type { SupportState } from './window-phases.ts'
import { endingOf, overtakenEach } from './window-phases.ts'

/** The whole window of a major release, with what is planned: for a picture of all of them over time. */
export interface LineWindow {
  readonly line: string
  /** Its first version. */
  readonly version: string
  /** Its newest generally available release at the instant; null while it is only planned. */
  readonly newest: string | null
  readonly state: SupportState
  readonly from: string
  /** The date of the next major release, from which its last months count; null while none is dated. */
  readonly overtakenOn: string | null
  /** The date on which support ends, by releases and plans; null while no next major release is dated. */
  readonly until: string | null
  /** The major release that sets the end. */
  readonly endedBy: string | null
  /** Itself not released yet. */
  readonly isPlanned: boolean
  /** Its end comes from a release that is only planned. */
  readonly endIsPlanned: boolean
  /** What was promised before the plan: the end by released majors alone; null where none. */
  readonly promisedUntil: string | null
  readonly untilAtLatest: boolean
}

/** What of a line's window does not depend on the day: read once for a list of releases and a set of rules. */
interface LineEnd {
  readonly line: ReleaseLine & { readonly availableOn: string }
  readonly first: string
  readonly overtakenOn: string | null
  readonly ending: { readonly version: string; readonly on: string; readonly by: string | null } | undefined
}
const kept = new WeakMap<readonly KnownRelease[], WeakMap<LifecycleRules, readonly LineEnd[]>>()

const readEnds = (releases: readonly KnownRelease[], rules: LifecycleRules): readonly LineEnd[] => {
  const { lines } = catalogueOf(releases)
  const overtakenOf = overtakenEach(lines, rules.preceding.majors + 1)
  return lines.flatMap((line, place): readonly LineEnd[] => {
    const { availableOn } = line
    if (availableOn === null) return []
    const overtaken = overtakenOf[place] ?? []
    const ending = endingOf(overtaken, rules)
    return [
      {
        line: { ...line, availableOn },
        first: line.releases.find((one) => one.availableOn === availableOn)?.version ?? line.version,
        overtakenOn: overtaken[0]?.on ?? null,
        ending: ending && { ...ending, by: overtaken.find(({ version }) => version === ending.version)?.on ?? null },
      },
    ]
  })
}

const endsOf = ({ releases, rules }: Pick<WindowQuestion, 'releases' | 'rules'>): readonly LineEnd[] => {
  const ofRules = kept.get(releases) ?? new WeakMap<LifecycleRules, readonly LineEnd[]>()
  kept.set(releases, ofRules)
  const known = ofRules.get(rules)
  if (known) return known
  const made = readEnds(releases, rules)
  ofRules.set(rules, made)
  return made
}

/** The lines of major releases that are dated, oldest first. */
export const datedLines = (question: Pick<WindowQuestion, 'releases' | 'rules'>): readonly string[] =>
  endsOf(question).map(({ line }) => line.line)

/**
 * The windows of all major releases that are dated, oldest first, at an instant (policy 5.2); of these lines alone when
 * they are named.
 */
export const lineWindows = (
  question: Omit<WindowQuestion, 'version'>,
  named?: ReadonlySet<string>,
): readonly LineWindow[] => {
  const today = civilDateAt(question.zone, question.at)
  const isOut = (on: string | null) => on !== null && on <= today
  return endsOf(question)
    .filter(({ line }) => named === undefined || named.has(line.line))
    .map(({ line, first, overtakenOn, ending }) => {
      const window = supportWindow({ ...question, version: first })
      return {
        line: line.line,
        version: line.version,
        newest: line.releases.findLast(({ availableOn }) => isOut(availableOn))?.version ?? null,
        state: window.state,
        from: line.availableOn,
        overtakenOn,
        until: ending?.on ?? null,
        endedBy: ending?.version ?? null,
        isPlanned: !isOut(line.availableOn),
        endIsPlanned: ending !== undefined && !isOut(ending.by),
        promisedUntil: window.until,
        untilAtLatest: window.untilAtLatest,
      }
    })
}

/** What a planned major release would end, and how: the lines whose window it shortens or sets, against none of it. */
export interface PlannedEnd {
  readonly line: string
  readonly version: string
  /** Without it: the date on which support would end; null while nothing had set one. */
  readonly before: string | null
  /** With it. */
  readonly until: string
  /** `ends`: at once on its date; `begins_last_months`: from its date the last months count. */
  readonly effect: 'ends' | 'begins_last_months'
}

/** The lines as they would be with a release on its date, oldest first. */
const linesWith = (releases: readonly KnownRelease[], release: KnownRelease): readonly ReleaseLine[] => {
  const { lines, lineOf } = catalogueOf(releases)
  const line = release.scheme === 'calendar' ? release.version : lineOf(release.version)
  const kept = lines.find((one) => one.line === line)
  const members = [...(kept?.releases ?? []).filter(({ version }) => version !== release.version), release]
  const availableOn = members.reduce<string | null>(
    (first, { availableOn: on }) => (on !== null && (first === null || on < first) ? on : first),
    null,
  )
  const version = members.map((one) => one.version).sort(compareVersions)[0] ?? release.version
  const made: ReleaseLine = { line, version, availableOn, releases: members }
  return [...lines.filter((one) => one !== kept), made].sort((a, b) => compareVersions(a.version, b.version))
}

/** The lines that a major release touches on its date (policy 5.2): which it ends at once, whose last months it begins. */
export const plannedEnds = (
  { releases, rules }: Pick<WindowQuestion, 'releases' | 'rules'>,
  planned: KnownRelease,
): readonly PlannedEnd[] => {
  const lines = linesWith(releases, planned)
  const major = lines.find(({ releases: members }) => members.includes(planned))
  if (!major || major.availableOn === null) return []
  const on = major.availableOn
  const isMajor = ({ version }: { readonly version: string }): boolean => version === major.version
  const overtakenOf = overtakenEach(lines, rules.preceding.majors + 2)
  return lines.flatMap((line, place): readonly PlannedEnd[] => {
    if (line.availableOn === null || line.availableOn > on || compareVersions(line.version, major.version) >= 0)
      return []
    const overtaken = overtakenOf[place] ?? []
    const [before, after] = [
      endingOf(
        overtaken.filter((one) => !isMajor(one)),
        rules,
      ),
      endingOf(overtaken, rules),
    ]
    if (!after || (before && before.on <= after.on)) return []
    const effect = after.on === on ? 'ends' : 'begins_last_months'
    return [{ line: line.line, version: line.version, before: before?.on ?? null, until: after.on, effect }]
  })
}
