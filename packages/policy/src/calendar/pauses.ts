import { CalendarError } from './calendar-error.ts'
import { requireInstant } from './instant.ts'
import { mergeSpans, pairsOf } from './spans.ts'
import type { InstantMs, Stretch } from './types.ts'

/**
 * Pauses in order, merged and clipped to `[from, to)`; empty ones go.
 * @throws CalendarError `calendar.reversed` when a pause ends before it begins, `calendar.bad_instant`
 */
export const readPauses = (pauses: readonly Stretch[], from: InstantMs, to: InstantMs): readonly Stretch[] => {
  for (const [start, end] of pauses) {
    requireInstant(start)
    requireInstant(end)
    if (end < start) throw new CalendarError('calendar.reversed', 'A pause ends before it begins.')
  }
  return pairsOf(mergeSpans(pauses.map(([start, end]) => [Math.max(start, from), Math.min(end, to)])), 0)
}
