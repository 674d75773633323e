import { Refusal } from '@mainstay/contracts/problems'
import type { WorkingHours } from '@mainstay/policy'
import { CalendarError, calendarOf } from '@mainstay/policy/calendar'

/** Refuses `calendar.never_opens` for hours that open on no day. */
export function checkHours(zone: string, weekly: unknown): void {
  try {
    calendarOf({ timeZone: zone, weekly: weekly as WorkingHours['weekly'] })
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    throw new Refusal('calendar.never_opens', { detail: error.detail })
  }
}
