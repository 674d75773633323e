import type { DurationMs } from '../calendar/types.ts'
import { countingCalendar, pausesUntil } from '../commitments/counting.ts'
import type { ResponseCommitment } from '../commitments/types.ts'
import { splitTime } from '../commitments/used-share.ts'

/**
 * Counting time from start to answer, in ms: within the target by the boundaries that gave its due time, past it by the
 * calendar that the clock was frozen with. Wall time for a promise by hand. Undefined while nobody answered.
 */
export function answerTime(clock: ResponseCommitment): DurationMs | undefined {
  const { metAt, startedAt, dueAt, terms, target } = clock
  if (metAt === undefined) return undefined
  if (!terms || !target) return metAt - startedAt
  if (metAt <= dueAt) return splitTime(clock, metAt).counted
  return clock.spanMs + countingCalendar(terms, target).elapsed(dueAt, metAt, pausesUntil(clock.pauses, metAt))
}
