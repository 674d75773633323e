import type { WallInterval } from '../calendar/types.ts'
import { readCadence, timesAYear } from '../document/cadences.ts'
import { readBusinessDay, readSpan, spanMs } from '../document/spans.ts'
import type { ScalarKey, ScalarValue } from './types.ts'

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const intervalMinutes = ([from, to]: WallInterval): number => {
  const minutes = minutesOf(to) - minutesOf(from)
  return minutes > 0 ? minutes : minutes + 24 * 60
}

/** Open minutes of a week as written; overlaps count once for each interval. */
const weeklyMinutes = (hours: ScalarValue<'hours'>): number =>
  Object.values(hours.weekly)
    .flatMap((day) => day ?? [])
    .reduce((sum, interval) => sum + intervalMinutes(interval), 0)

const yes = (value: boolean): number => Number(value)

/** How generous a value is towards the customer; the higher the better. */
export const generosity: { readonly [K in ScalarKey]: (value: ScalarValue<K>) => number } = {
  coverage: (value) => (value === 'always' ? 1 : 0),
  hours: weeklyMinutes,
  holidays: (value) => ({ none: 2, listed: 1, region: 0 })[value.follow],
  seats: (value) => value,
  observers: (value) => value,
  sees: (value) => (value === 'team' ? 1 : 0),
  portal: (value) => (value === 'dedicated' ? 1 : 0),
  webMeetings: yes,
  chat: yes,
  training: (value) => (value === 'advise' ? 1 : 0),
  graceDays: (value) => value,
  namedManager: yes,
  handsOnTraining: yes,
  successPlan: yes,
  advocacy: yes,
}

const dayMs = 24 * 3_600_000

/**
 * Shorter is more generous. A business day is taken as its declared length where hours are business hours, and as a
 * whole day where time counts day and night: 12 hours of the clock are then less than a business day.
 */
export const targetGenerosity = (written: string, terms: { coverage: string; businessDay: string }): number => {
  const span = readSpan(written)
  const businessDayMs = terms.coverage === 'always' ? dayMs : (readBusinessDay(terms.businessDay) ?? dayMs)
  return span ? -spanMs(span, businessDayMs) : Number.NEGATIVE_INFINITY
}

/** More often is more generous; of equals, the tailored one. */
export const cadenceGenerosity = (term: { readonly is: string; readonly tailored?: boolean | undefined }): number => {
  const cadence = readCadence(term.is)
  return (cadence ? timesAYear(cadence) : 0) + (term.tailored ? 0.001 : 0)
}
