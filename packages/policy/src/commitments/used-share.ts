import type { DurationMs, InstantMs, Stretch } from '../calendar/types.ts'
import type { ResponseCommitment } from './types.ts'

/** What these readings need of a clock: light enough to run in a browser each second, with no calendar. */
export type ReadableClock = Pick<ResponseCommitment, 'startedAt' | 'dueAt' | 'pauses' | 'boundaries'>

/** How the wall time since a clock's start divides, in ms (reliability I7: time is conserved). */
export interface TimeSplit {
  readonly counted: DurationMs
  /** Open time in which the clock stood still. */
  readonly paused: DurationMs
  readonly closed: DurationMs
}

/** Divides the wall time from start to `at`, or to due when that is earlier. */
export function splitTime(clock: ReadableClock, at: InstantMs): TimeSplit {
  const end = Math.max(clock.startedAt, Math.min(at, clock.dueAt))
  const open = clock.boundaries.map((stretch) => clip(stretch, clock.startedAt, end))
  const openMs = total(open)
  const paused = total(
    clock.pauses.flatMap(({ from, to }) => open.map((stretch) => clip(stretch, from, Math.max(from, to ?? end)))),
  )
  return { counted: openMs - paused, paused, closed: end - clock.startedAt - openMs }
}

/** Counting time left until due, in ms; 0 once due. A clock that stands still keeps what it has. */
export function supportTimeLeft(clock: ReadableClock & { readonly spanMs: DurationMs }, at: InstantMs): DurationMs {
  return Math.max(0, clock.spanMs - splitTime(clock, at).counted)
}

/** Share of the counting time used at `at`: 0 at the start, 1 from due on. */
export function usedShare(clock: ReadableClock & { readonly spanMs: DurationMs }, at: InstantMs): number {
  if (clock.spanMs === 0) return at >= clock.dueAt ? 1 : 0
  return Math.min(1, splitTime(clock, at).counted / clock.spanMs)
}

function clip([from, to]: Stretch, earliest: InstantMs, latest: InstantMs): Stretch {
  const start = Math.max(from, earliest)
  return [start, Math.max(start, Math.min(to, latest))]
}

function total(stretches: readonly Stretch[]): DurationMs {
  return stretches.reduce((sum, [from, to]) => sum + to - from, 0)
}
