import { calendarOf } from '../calendar/index.ts'
import type { Calendar, DurationMs, InstantMs, Stretch } from '../calendar/types.ts'
import { readSpan, type Span, spanMs } from '../document/spans.ts'
import type { Priority } from '../priority/types.ts'
import { CommitmentError } from './commitment-error.ts'
import type { ClockTerms, Pause, ResponseCommitment, ResponseMetric, Target } from './types.ts'

/** The calendar in which a target counts: business days always in the account's business hours. */
export function countingCalendar(terms: ClockTerms, target: Target): Calendar {
  return calendarOf(target.unit === 'bd' ? terms.businessCalendar : terms.calendar)
}

/** A target as counting time in ms. Throws `CalendarError` when a business day has no length. */
export function spanOf(terms: ClockTerms, target: Target): DurationMs {
  return lengthIn(countingCalendar(terms, target), target)
}

function lengthIn(calendar: Calendar, span: Span): DurationMs {
  return spanMs(span, span.unit === 'bd' ? calendar.businessDayMs() : 0)
}

/** `start` and a span as the policy writes it, counted in one calendar. Throws `CommitmentError` for what is no span. */
export function addWritten(calendar: Calendar, start: InstantMs, written: string): InstantMs {
  const span = readSpan(written)
  if (!span) throw new CommitmentError('span.unreadable', 'a span is written as 30m, 4h or 1bd')
  return calendar.add(start, lengthIn(calendar, span))
}

/** When a target that starts counting at `start` runs out. */
export function dueAfter(
  terms: ClockTerms,
  target: Target,
  start: InstantMs,
  pauses: readonly Stretch[] = [],
): InstantMs {
  return countingCalendar(terms, target).add(start, spanOf(terms, target), pauses)
}

/** What the terms promise for a metric at a priority, if anything. */
export function targetFor(
  terms: ClockTerms | undefined,
  metric: ResponseMetric,
  priority: Priority,
): Target | undefined {
  return terms?.targets[metric]?.[priority]
}

/** Pauses as stretches; one that still runs is taken up to `at`. */
export function pausesUntil(pauses: readonly Pause[], at: InstantMs): readonly Stretch[] {
  return pauses.map(({ from, to }) => [from, to ?? Math.max(at, from)] as const).filter(([from, to]) => to > from)
}

/** Whether a clock stands still at the moment. */
export function isPaused(clock: ResponseCommitment): boolean {
  const last = clock.pauses.at(-1)
  return last !== undefined && last.to === undefined
}

/** Only policy-made update and resolution clocks stand still in the customer's turn (section 3, pause). */
export const pausesFor = (metric: ResponseMetric) => metric === 'update' || metric === 'resolution'
