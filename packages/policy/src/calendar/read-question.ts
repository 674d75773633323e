import { CalendarError } from './calendar-error.ts'
import { quote } from './civil-days.ts'
import type { CalendarSpec, WallInterval, WorkingHours } from './types.ts'
import { WEEKDAYS } from './wall-hours.ts'

type Pauses = readonly (readonly [from: string, to: string])[]
interface Asked {
  readonly calendar: CalendarSpec
  readonly start: string
  readonly pauses?: Pauses
}
/** A question of `calendar eval` whose shape was checked; instants, dates and hours are still as written. */
export type CalendarQuestion =
  | (Asked & { readonly op: 'add'; readonly amountSeconds: number })
  | (Asked & { readonly op: 'elapsed'; readonly end: string })
  | (Asked & { readonly op: 'addBusinessDays'; readonly days: number })
  | (Asked & { readonly op: 'isOpen' | 'nextOpen' })

type Fields = Readonly<Record<string, unknown>>

/** The field that each question needs beside calendar and start. */
const NEEDS = { add: 'amountSeconds', elapsed: 'end', addBusinessDays: 'days', isOpen: undefined, nextOpen: undefined }
const OPS = Object.keys(NEEDS)

/** Checks the shape of a question: no field missing, unknown or of another type. @throws CalendarError `question.*` */
export const readQuestion = (value: unknown): CalendarQuestion => {
  const fields = asFields(value, 'The question')
  if (typeof fields.id !== 'string' && typeof fields.id !== 'number') throw wrongType('id', 'text', fields.id)
  const { op } = fields
  if (op === undefined) throw wrongType('op', 'text', op)
  if (op !== 'add' && op !== 'elapsed' && op !== 'addBusinessDays' && op !== 'isOpen' && op !== 'nextOpen') {
    throw new CalendarError('question.unknown_op', `${quote(op)} is not a question. Ask one of ${OPS.join(', ')}.`)
  }
  const need = NEEDS[op]
  const known = ['id', 'op', 'calendar', 'start', 'pauses', ...(need === undefined ? [] : [need])]
  refuseUnknown(fields, known, op)
  const asked = { calendar: readCalendar(fields.calendar), start: asText(fields.start, 'start'), ...readPauses(fields) }
  switch (op) {
    case 'add':
      return { ...asked, op, amountSeconds: asNumber(fields.amountSeconds, 'amountSeconds') }
    case 'elapsed':
      return { ...asked, op, end: asText(fields.end, 'end') }
    case 'addBusinessDays':
      return { ...asked, op, days: asNumber(fields.days, 'days') }
    case 'isOpen':
    case 'nextOpen':
      if (asked.pauses?.length) throw new CalendarError('calendar.pauses_refused', `${op} takes no pauses.`)
      return { ...asked, op }
  }
}

const readCalendar = (value: unknown): CalendarSpec => {
  const fields = asFields(value, 'calendar')
  const businessDay = fields.businessDay === undefined ? {} : { businessDay: asText(fields.businessDay, 'businessDay') }
  if ('always' in fields) {
    refuseUnknown(fields, ['always', 'businessDay'], 'A calendar that is always open')
    if (fields.always !== true) throw wrongType('always', 'true', fields.always)
    return { always: true, ...businessDay }
  }
  refuseUnknown(fields, ['timeZone', 'weekly', 'holidays', 'exceptions', 'businessDay'], 'A calendar')
  return {
    timeZone: asText(fields.timeZone, 'timeZone'),
    weekly: readWeekly(fields.weekly),
    ...(fields.holidays === undefined ? {} : { holidays: asTexts(fields.holidays, 'holidays') }),
    ...(fields.exceptions === undefined ? {} : { exceptions: readExceptions(fields.exceptions) }),
    ...businessDay,
  }
}

const readWeekly = (value: unknown): WorkingHours['weekly'] => {
  const fields = asFields(value, 'weekly')
  refuseUnknown(fields, WEEKDAYS, 'weekly')
  const days = WEEKDAYS.filter((day) => day in fields)
  return Object.fromEntries(days.map((day) => [day, asPairs(fields[day], day)]))
}

const readExceptions = (value: unknown): Readonly<Record<string, readonly WallInterval[]>> =>
  Object.fromEntries(Object.entries(asFields(value, 'exceptions')).map(([date, hours]) => [date, asPairs(hours, date)]))

const readPauses = (fields: Fields): { readonly pauses?: Pauses } =>
  fields.pauses === undefined ? {} : { pauses: asPairs(fields.pauses, 'pauses') }

const refuseUnknown = (fields: Fields, known: readonly string[], what: string): void => {
  const unknown = Object.keys(fields).find((field) => !known.includes(field))
  if (unknown === undefined) return
  throw new CalendarError('question.unknown_field', `${what} takes no ${quote(unknown)}. It knows ${known.join(', ')}.`)
}

const asFields = (value: unknown, name: string): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(name, 'an object', value)
  return value as Fields
}

const asText = (value: unknown, name: string): string => {
  if (typeof value !== 'string') throw wrongType(name, 'text', value)
  return value
}

const asNumber = (value: unknown, name: string): number => {
  if (typeof value !== 'number') throw wrongType(name, 'a number', value)
  return value
}

const asList = (value: unknown, name: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw wrongType(name, 'a list', value)
  return value
}

const asTexts = (value: unknown, name: string): readonly string[] =>
  asList(value, name).map((entry) => asText(entry, name))

const asPairs = (value: unknown, name: string): readonly (readonly [string, string])[] =>
  asList(value, name).map((entry) => {
    const [from, to, ...more] = asTexts(entry, name)
    if (from !== undefined && to !== undefined && more.length === 0) return [from, to]
    throw wrongType(name, 'pairs of two texts', entry)
  })

const wrongType = (name: string, wanted: string, value: unknown): CalendarError =>
  value === undefined
    ? new CalendarError('question.missing_field', `${name} is missing.`)
    : new CalendarError('question.wrong_type', `${name} must be ${wanted}, not ${quote(value)}.`)
