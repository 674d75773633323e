import { addCalendarDays, calendarOf, civilDateAt, startOfCivilDate } from '../calendar/index.ts'
import type { CalendarSpec, DurationMs, InstantMs, Stretch } from '../calendar/types.ts'

/** A stretch of the way from start to due, and whether it counts. Instants in epoch ms. */
export interface ResponseStep {
  readonly from: InstantMs
  readonly to: InstantMs
  readonly counts: boolean
  readonly because: 'open' | 'closed' | 'paused' | 'holiday'
  /** Support time counted in this stretch; 0 where nothing counts. */
  readonly countedMs: DurationMs
  readonly clause: string
}

export interface StepClauses {
  readonly coverage: string
  readonly holidays: string
}

/** One stretch, and what of it counts. */
export const step = (
  from: InstantMs,
  to: InstantMs,
  because: ResponseStep['because'],
  clause: string,
): ResponseStep => {
  const counts = because === 'open'
  return { from, to, counts, because, countedMs: counts ? to - from : 0, clause }
}

/** Closed time that is closed because of a holiday is told apart; the cuts are the dates' own midnights. */
export const closedSteps = ([from, to]: Stretch, spec: CalendarSpec, clauses: StepClauses): readonly ResponseStep[] => {
  const holidays = 'always' in spec ? [] : (spec.holidays ?? [])
  if ('always' in spec || holidays.length === 0) return [step(from, to, 'closed', clauses.coverage)]
  const steps: ResponseStep[] = []
  let at = from
  while (at < to) {
    const date = civilDateAt(spec.timeZone, at)
    const until = Math.min(to, Math.max(startOfCivilDate(spec.timeZone, addCalendarDays(date, 1)), at + 1))
    const because = holidays.includes(date) ? 'holiday' : 'closed'
    const last = steps.at(-1)
    if (last?.because === because) steps[steps.length - 1] = { ...last, to: until }
    else steps.push(step(at, until, because, because === 'holiday' ? clauses.holidays : clauses.coverage))
    at = until
  }
  return steps
}

/** Every stretch from start to due, in order, without a gap: running, closed and holiday time together are wall time. */
export const responseSteps = (
  spec: CalendarSpec,
  [start, due]: Stretch,
  clauses: StepClauses,
): readonly ResponseStep[] => {
  const steps: ResponseStep[] = []
  let at = start
  for (const [from, to] of calendarOf(spec).stretches(start, due)) {
    if (at < from) steps.push(...closedSteps([at, from], spec, clauses))
    steps.push(step(from, to, 'open', clauses.coverage))
    at = to
  }
  if (at < due) steps.push(...closedSteps([at, due], spec, clauses))
  return steps
}
