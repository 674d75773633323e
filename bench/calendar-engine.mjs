import { calendarOf } from '../packages/policy/src/calendar/index.ts'

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/**
 * The real engine in the shape that any harness can load.
 * `week` runs Sunday to Saturday, each `null` or `[["08:30", "17:30"], ...]`; `holidays` are civil dates.
 * Instants and spans are epoch milliseconds.
 */
export const make = ({ zone, week, holidays = [] }) => {
  const weekly = Object.fromEntries(WEEKDAYS.map((day, index) => [day, week[index] ?? []]))
  const calendar = calendarOf({ timeZone: zone, weekly, holidays })
  return {
    due: (ms, workMs) => calendar.add(ms, workMs),
    days: (ms, n) => calendar.addBusinessDays(ms, n),
    elapsed: (fromMs, toMs) => calendar.elapsed(fromMs, toMs),
    /** Memory of the tables behind it, in bytes. */
    bytes: () => calendar.bytes,
  }
}
