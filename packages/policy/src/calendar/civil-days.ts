import { CalendarError } from './calendar-error.ts'

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export type DayNumber = number
export interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

const DAYS_IN_ERA = 146_097 // 400 Gregorian years
const DAYS_TO_1970 = 719_468 // from 0000-03-01

/** The day number of a civil date (years run March to February, so that the leap day comes last). */
export const dayNumberOf = (year: number, month: number, day: number): DayNumber => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_IN_ERA + dayOfEra - DAYS_TO_1970
}

/** The civil date of a day number. */
export const civilDateOf = (dayNumber: DayNumber): CivilDate => {
  const shifted = dayNumber + DAYS_TO_1970
  const era = Math.floor(shifted / DAYS_IN_ERA)
  const dayOfEra = shifted - era * DAYS_IN_ERA
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 }
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayIndexOf = (dayNumber: DayNumber): number => (((dayNumber + 4) % 7) + 7) % 7

/** Days of a month (1 to 12) in the Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Reads `YYYY-MM-DD`, a day that exists; else `calendar.bad_date`. */
export const parseCivilDate = (text: string): CivilDate => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])]
  if (!match || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new CalendarError('calendar.bad_date', `${quote(text)} is not a date. Write it as 2026-12-25.`)
  }
  return { year, month, day }
}

/** The day number of `YYYY-MM-DD`; else `calendar.bad_date`. */
export const parseDayNumber = (text: string): DayNumber => {
  const { year, month, day } = parseCivilDate(text)
  return dayNumberOf(year, month, day)
}

/** `YYYY-MM-DD`; years outside 0000 to 9999 carry a sign and six digits (ISO 8601). */
export const formatCivilDate = ({ year, month, day }: CivilDate): string =>
  `${formatYear(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

const formatYear = (year: number): string =>
  year >= 0 && year <= 9999
    ? String(year).padStart(4, '0')
    : `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`

/** Shows what somebody wrote inside a sentence: texts cut to a bearable length, the insides of lists and objects left out. */
export const quote = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)
  if (typeof value !== 'object' || value === null) return String(value)
  return Array.isArray(value) ? 'a list' : 'an object'
}
