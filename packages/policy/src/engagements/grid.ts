import { addCalendarDays, addCalendarMonths, daysBetween } from '../calendar/index.ts'
import { type Cadence, readCadence } from '../document/cadences.ts'
import { DecisionError } from '../reasons/decision-error.ts'

/** Where windows of a cadence begin: counted from the anchor itself, so that 31 January is followed by 28 February, 31 March. */
export interface Grid {
  /** Civil date. */
  readonly anchorOn: string
  readonly cadence: Cadence
}

/** @throws DecisionError `policy.bad_cadence` for what is no cadence. */
export const gridOf = (anchorOn: string, written: string): Grid => {
  const cadence = readCadence(written)
  if (!cadence) throw new DecisionError('policy.bad_cadence', { cadence: written })
  return { anchorOn, cadence }
}

const later = (date: string, { every, unit }: Cadence, times: number): string =>
  unit === 'month' ? addCalendarMonths(date, every * times) : addCalendarDays(date, 7 * every * times)

/**
 * The civil date at which window `index` begins (policy-semantics 3: start + index x length, clamped at month ends). A
 * period that its count does not divide into whole months or days is cut into days as evenly as they go.
 */
export const boundaryOn = ({ anchorOn, cadence }: Grid, index: number): string => {
  const { count, every, unit } = cadence
  if (unit === 'month' && every % count === 0) return addCalendarMonths(anchorOn, (index * every) / count)
  const [period, part] = [Math.floor(index / count), index % count]
  const from = later(anchorOn, cadence, period)
  if (part === 0) return from
  const days = daysBetween(from, later(anchorOn, cadence, period + 1))
  return addCalendarDays(from, Math.floor((part * days) / count))
}

const daysInPeriod = { week: 7, month: 365.2425 / 12 }

/** Index of the window in which a civil date lies, from 0; dates before the anchor lie in window 0. */
export const indexOn = (grid: Grid, date: string): number => {
  const { count, every, unit } = grid.cadence
  const passed = (daysBetween(grid.anchorOn, date) / (daysInPeriod[unit] * every)) * count
  let index = Math.max(0, Math.floor(passed))
  while (index > 0 && boundaryOn(grid, index) > date) index -= 1
  while (boundaryOn(grid, index + 1) <= date) index += 1
  return index
}
