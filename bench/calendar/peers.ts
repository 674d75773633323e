import { DateTime } from 'luxon'
import moment from 'moment-timezone'
import { Temporal } from 'temporal-polyfill'
import 'moment-business-time'

/** How a peer says when `workMs` of working time after `at` have passed. */
export type Due = (at: number, workMs: number) => number

interface Office {
  readonly zone: string
  /** `HH:MM`, Monday to Friday. */
  readonly opens: string
  readonly closes: string
}
type WorkingMoment = moment.Moment & { addWorkingTime(amount: number, unit: string): moment.Moment }

/** moment-business-time on moment-timezone: of the libraries tried the only one that is right everywhere. */
export const momentBusinessTime = ({ zone, opens, closes }: Office): Due => {
  const hours = [`${opens}:00`, `${closes}:00`]
  const week = { 0: null, 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: null }
  moment.updateLocale('en', { workinghours: week } as moment.LocaleSpecification)
  return (at, workMs) => (moment.tz(at, zone) as WorkingMoment).addWorkingTime(workMs / 60_000, 'minutes').valueOf()
}

/** A walk from day to day with Luxon. */
export const luxonWalk = ({ zone, opens, closes }: Office): Due => {
  const [openHour = 0, openMinute = 0] = opens.split(':').map(Number)
  const [closeHour = 0, closeMinute = 0] = closes.split(':').map(Number)
  return (at, workMs) => {
    let left = workMs
    for (let day = DateTime.fromMillis(at, { zone }).startOf('day'); ; day = day.plus({ days: 1 })) {
      if (day.weekday > 5) continue
      const start = Math.max(at, day.set({ hour: openHour, minute: openMinute }).toMillis())
      const open = day.set({ hour: closeHour, minute: closeMinute }).toMillis() - start
      if (open >= left) return start + left
      if (open > 0) left -= open
    }
  }
}

/** A walk from day to day with Temporal. */
export const temporalWalk = ({ zone, opens, closes }: Office): Due => {
  const opening = Temporal.PlainTime.from(opens)
  const closing = Temporal.PlainTime.from(closes)
  return (at, workMs) => {
    let left = workMs
    let date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
    for (; ; date = date.add({ days: 1 })) {
      if (date.dayOfWeek > 5) continue
      const instantOf = (plainTime: Temporal.PlainTime): number =>
        date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds
      const start = Math.max(at, instantOf(opening))
      const open = instantOf(closing) - start
      if (open >= left) return start + left
      if (open > 0) left -= open
    }
  }
}
