import { AlwaysCalendar } from './always-calendar.ts'
import { RecentlyUsed } from './recently-used.ts'
import type { Calendar, CalendarSpec } from './types.ts'
import { WorkingCalendar } from './working-calendar.ts'

const CALENDARS_KEPT = 1024
/** Tables of all kept calendars together, in bytes. */
const BYTES_KEPT = 48 * 1024 * 1024

type KeptCalendar = WorkingCalendar | AlwaysCalendar

const kept = new RecentlyUsed<KeptCalendar>(CALENDARS_KEPT)

/** A specification never changes once made, so that it is written out once. */
const keys = new WeakMap<CalendarSpec, string>()

const keyOf = (spec: CalendarSpec): string => {
  const known = keys.get(spec)
  if (known !== undefined) return known
  const key = JSON.stringify(spec)
  keys.set(spec, key)
  return key
}

/**
 * The calendar of a specification. Equal specifications share one calendar and its tables; the least recently asked
 * for go first when there are more than 1,024 of them or their tables pass 48 MiB.
 * @throws CalendarError `calendar.unknown_zone`, `calendar.bad_hours`, `calendar.bad_date`, `calendar.bad_amount`
 */
export const calendarOf = (spec: CalendarSpec): Calendar =>
  kept.getOrMake(keyOf(spec), () => {
    makeRoom()
    return 'always' in spec ? new AlwaysCalendar(spec) : new WorkingCalendar(spec)
  })

const makeRoom = (): void => {
  while (kept.size > 0 && bytesKept() > BYTES_KEPT) kept.dropOldest()
}

/** Memory that the cached calendars' tables hold now, in bytes. */
export const bytesKept = (): number => {
  let bytes = 0
  for (const calendar of kept.values()) bytes += calendar.bytes
  return bytes
}
