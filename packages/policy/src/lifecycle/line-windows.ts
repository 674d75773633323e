import { startOfCivilDate } from '../calendar/civil-date.ts'
import { catalogueOf } from './release-lines.ts'
import type { WindowQuestion } from './support-window.ts'
import { supportWindow } from './support-window.ts'
import { compareVersions } from './versions.ts'
import type { SupportState } from './window-phases.ts'
import { endingOf, overtakenBy } from './window-phases.ts'

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

/** The windows of all major releases that are dated, oldest first, at an instant (policy 5.2). */
export const lineWindows = (question: Omit<WindowQuestion, 'version'>): readonly LineWindow[] => {
  const { releases, rules, at, zone } = question
  const { lines } = catalogueOf(releases)
  const isOut = (on: string | null) => on !== null && startOfCivilDate(zone, on) <= at
  return lines.flatMap((line): readonly LineWindow[] => {
    if (line.availableOn === null) return []
    const overtaken = overtakenBy(lines, (one) => compareVersions(one.version, line.version) > 0)
    const ending = endingOf(overtaken, rules)
    const first = line.releases.find(({ availableOn }) => availableOn === line.availableOn)
    const window = supportWindow({ ...question, version: first?.version ?? line.version })
    const overtakenOn = overtaken[0]?.on ?? null
    return [
      {
        line: line.line,
        version: line.version,
        newest: line.releases.findLast(({ availableOn }) => isOut(availableOn))?.version ?? null,
        state: window.state,
        from: line.availableOn,
        overtakenOn,
        until: ending?.on ?? null,
        endedBy: ending?.version ?? null,
        isPlanned: !isOut(line.availableOn),
        endIsPlanned:
          ending !== undefined && !isOut(overtaken.find(({ version }) => version === ending.version)?.on ?? null),
        promisedUntil: window.until,
        untilAtLatest: window.untilAtLatest,
      },
    ]
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

/** The lines that a major release touches on a date (policy 5.2): which it ends at once, whose last months it begins. */
export const plannedEnds = (
  question: Omit<WindowQuestion, 'version' | 'at'>,
  planned: { readonly line: string },
): readonly PlannedEnd[] => {
  const { releases, rules } = question
  const { lines } = catalogueOf(releases)
  const major = lines.find(({ line }) => line === planned.line)
  if (!major || major.availableOn === null) return []
  const on = major.availableOn
  return lines.flatMap((line): readonly PlannedEnd[] => {
    if (line.availableOn === null || line.availableOn > on || compareVersions(line.version, major.version) >= 0)
      return []
    const later = (without: boolean) =>
      overtakenBy(lines, (one) => compareVersions(one.version, line.version) > 0 && !(without && one === major))
    const [before, after] = [endingOf(later(true), rules), endingOf(later(false), rules)]
    if (!after || (before && before.on <= after.on)) return []
    const effect = after.on === on ? 'ends' : 'begins_last_months'
    return [{ line: line.line, version: line.version, before: before?.on ?? null, until: after.on, effect }]
  })
}
