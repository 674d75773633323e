import type { DurationMs, InstantMs, Stretch } from '../calendar/types.ts'
import type { Priority } from '../priority/types.ts'
import { countingCalendar, dueAfter, pausesUntil } from './counting.ts'
import type { ClockTerms, Pause, ResponseCommitment, ResponseMetric, Target, Warning } from './types.ts'

export interface Beginning {
  readonly metric: ResponseMetric
  readonly cycle: number
  readonly priority: Priority
  readonly terms: ClockTerms
  readonly target: Target
  readonly startedAt: InstantMs
  readonly originAt: InstantMs
  readonly enteredAt: InstantMs
  /** Where another clock bounds it; else the target decides. */
  readonly dueAt?: InstantMs
  readonly pauses?: readonly Pause[]
  readonly overruled?: true
}

/** A clock of the policy, frozen with its terms and the open stretches that give its due time. */
export function beginClock(ordinal: number, beginning: Beginning): ResponseCommitment {
  const { terms, target, startedAt, pauses = [] } = beginning
  const calendar = countingCalendar(terms, target)
  const settled = pausesUntil(pauses, beginning.enteredAt)
  const dueAt = beginning.dueAt ?? dueAfter(terms, target, startedAt, settled)
  const spanMs = calendar.elapsed(startedAt, dueAt, settled)
  const instantOf = (share: number) => calendar.add(startedAt, Math.round(share * spanMs), settled)
  return {
    kind: 'response',
    source: 'policy',
    state: 'running',
    ...beginning,
    ordinal,
    dueAt,
    spanMs,
    pauses,
    warnings: terms.warnAt.map((share) => warningAt(share, instantOf(share), beginning.enteredAt)),
    boundaries: calendar.stretches(startedAt, dueAt),
  }
}

function warningAt(share: number, at: InstantMs, enteredAt: InstantMs): Warning {
  return at <= enteredAt ? { share, at, skipped: true } : { share, at }
}

export interface HandPromise {
  readonly cycle: number
  readonly priority: Priority
  readonly at: InstantMs
  readonly dueAt: InstantMs
  readonly by: string
  readonly warnAt: readonly number[]
  readonly terms?: ClockTerms
}

/** "Next update by ...": an instant, in plain time, that never pauses or moves (section 3, promised by hand). */
export function beginPromise(ordinal: number, promise: HandPromise): ResponseCommitment {
  const { at, dueAt, cycle, priority, terms } = promise
  const spanMs: DurationMs = dueAt - at
  const whole: Stretch = [at, dueAt]
  return {
    kind: 'response',
    metric: 'update',
    source: 'person',
    state: 'running',
    cycle,
    ordinal,
    priority,
    startedAt: at,
    originAt: at,
    enteredAt: at,
    dueAt,
    spanMs,
    warnings: promise.warnAt.map((share) => warningAt(share, at + Math.round(share * spanMs), at)),
    pauses: [],
    promisedBy: promise.by,
    boundaries: [whole],
    ...(terms && { terms }),
  }
}
