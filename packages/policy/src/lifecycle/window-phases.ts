import { addCalendarMonths, startOfCivilDate } from '../calendar/civil-date.ts'
import type { InstantMs } from '../calendar/types.ts'
import type { KnownRelease, LifecycleRules } from './known-release.ts'
import type { Catalogue, ReleaseLine } from './release-lines.ts'
import { compareVersions, isPrerelease, isVersion } from './versions.ts'

export type SupportState = 'current' | 'preceding' | 'ended' | 'not_released' | 'unknown'

export interface SupportWindow {
  readonly state: SupportState
  /** Civil date from which it is supported; null where nobody knows. */
  readonly from: string | null
  /** Civil date on which it no longer is; null while the next major release has not set it. */
  readonly until: string | null
  /** A newer major release may end it before. */
  readonly untilAtLatest: boolean
  /** The major release that began its last months, or ended it. */
  readonly endedBy: string | null
  readonly clause: string
}

/** What holds from an instant until the next phase. */
export interface Phase {
  readonly from: InstantMs
  readonly window: SupportWindow
}

/** When the line of a version was overtaken: the dates of all later lines, earliest first. */
export interface Ending {
  readonly version: string
  readonly on: string
}

export interface PhaseRules {
  readonly rules: LifecycleRules
  readonly zone: string
}

const soonest = (a: Ending, b: Ending): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : compareVersions(a.version, b.version)

/** The dates of the lines after one, earliest first: the first begins the last months, one more than allowed ends it. */
const overtakenBy = (lines: readonly ReleaseLine[], isLater: (line: ReleaseLine) => boolean): Ending[] =>
  lines
    .flatMap((line) =>
      line.availableOn === null || !isLater(line) ? [] : [{ version: line.version, on: line.availableOn }],
    )
    .sort(soonest)

/**
 * The same for every line of a list that stands oldest first, as far as an end needs it: of what comes after each, the
 * earliest `keep`. One walk from the newest back, however many lines there are.
 */
export const overtakenEach = (lines: readonly ReleaseLine[], keep: number): readonly (readonly Ending[])[] => {
  let first: readonly Ending[] = []
  return lines
    .toReversed()
    .map(({ version, availableOn }) => {
      const own = first
      if (availableOn !== null) first = [...first, { version, on: availableOn }].sort(soonest).slice(0, keep)
      return own
    })
    .reverse()
}

/** When support ends once all of these have happened, and by which major release; undefined while nothing overtakes it. */
export const endingOf = (overtaken: readonly Ending[], { preceding }: LifecycleRules): Ending | undefined => {
  const [first, last] = [overtaken[0], overtaken[preceding.majors]]
  if (!first) return undefined
  const run = { version: first.version, on: addCalendarMonths(first.on, preceding.months) }
  return last && last.on < run.on ? last : run
}

interface Placed {
  readonly from: string | null
  readonly isKnown: boolean
  readonly overtaken: readonly Ending[]
}

const placeOf = (catalogue: Catalogue, version: string, listed: KnownRelease | undefined): Placed => {
  const based = listed?.basedOn && isVersion(listed.basedOn) ? listed.basedOn : version
  const line = catalogue.lineOf(based)
  const own = catalogue.lines.find((one) => one.line === line)
  const newest = own?.releases.at(-1)?.version
  const isKnown = listed !== undefined || (newest !== undefined && compareVersions(version, newest) <= 0)
  const isLater = (one: ReleaseLine) => one.line !== line && compareVersions(one.version, based) > 0
  const from = listed ? listed.availableOn : (own?.availableOn ?? null)
  return { from, isKnown, overtaken: overtakenBy(catalogue.lines, isLater) }
}

const outside = ({ rules }: PhaseRules, from: string | null, state: SupportState, clause = rules.clause): Phase => ({
  from: Number.NEGATIVE_INFINITY,
  window: { state, from, until: null, untilAtLatest: false, endedBy: null, clause },
})

/** Current, preceding, ended: each begins at the first instant of a date. */
const livePhases = ({ from, isKnown, overtaken }: Placed, { rules, zone }: PhaseRules): readonly Phase[] => {
  const clause = rules.clause
  const start = from === null || !isKnown ? Number.NEGATIVE_INFINITY : startOfCivilDate(zone, from)
  const phase = (on: string, window: Omit<SupportWindow, 'clause' | 'from'>): Phase => ({
    from: Math.max(start, startOfCivilDate(zone, on)),
    window: { from: isKnown ? from : null, clause, ...window },
  })
  const [first, ending] = [overtaken[0], endingOf(overtaken, rules)]
  if (!first || !ending) return []
  const ended = { until: ending.on, untilAtLatest: false, endedBy: ending.version, state: 'ended' } as const
  if (!isKnown) return [phase(ending.on, ended)]
  const until = addCalendarMonths(first.on, rules.preceding.months)
  const last = { until, untilAtLatest: true, endedBy: first.version, state: 'preceding' } as const
  return [...(first.on < ending.on ? [phase(first.on, last)] : []), phase(ending.on, ended)]
}

/** All that a version's window ever is, in order of time; the first phase has no beginning. */
export const phasesOf = (
  catalogue: Catalogue,
  question: PhaseRules & { readonly version: string },
): readonly Phase[] => {
  const { version, rules, zone } = question
  if (!isVersion(version)) return [outside(question, null, 'unknown')]
  const listed = catalogue.known.get(version)
  const { clause, is: onlyGeneral } = rules.onlyGenerallyAvailable
  const isTest = listed ? listed.kind === 'prerelease' : isPrerelease(version)
  if (onlyGeneral && isTest) return [outside(question, null, 'not_released', clause)]
  const placed = placeOf(catalogue, version, listed)
  if (!placed.isKnown) return [outside(question, null, 'unknown'), ...livePhases(placed, question)]
  if (placed.from === null) return [outside(question, null, 'not_released', clause)]
  return [
    outside(question, placed.from, 'not_released', clause),
    {
      from: startOfCivilDate(zone, placed.from),
      window: {
        state: 'current',
        from: placed.from,
        until: null,
        untilAtLatest: false,
        endedBy: null,
        clause: rules.clause,
      },
    },
    ...livePhases(placed, question),
  ]
}
