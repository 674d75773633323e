import { Refusal } from '@mainstay/contracts/problems'
import { CalendarError, calendarOf } from '@mainstay/policy/calendar'

const probe = { mon: [['00:00', '24:00']] } as const

/** Refuses `calendar.unknown_zone` for a name that the running tz data does not know. */
export function knownZone(zone: string): void {
  try {
    calendarOf({ timeZone: zone, weekly: probe })
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    throw new Refusal('calendar.unknown_zone', { detail: error.detail })
  }
}
