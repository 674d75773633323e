import { addCalendarDays, civilDateAt, startOfCivilDate } from '../calendar/index.ts'
import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'

/** What a window is read by; frozen with it, so that no later policy changes what it becomes. */
export interface OwedRules {
  /** Shares of the window at which its owner is reminded. */
  readonly remindAt: readonly number[]
  /** Absent: nothing lapses. */
  readonly lapse?: { readonly offers: number; readonly firstBy: number }
  readonly movedDue: 'booked_time' | 'end_of_day'
}

/** The rules of a policy version for what it owes without being asked. */
export const owedRulesOf = (policy: Policy): OwedRules => {
  const { reminders, lapse, moved } = policy.agreements.windows
  return {
    remindAt: (reminders?.atPercent ?? []).map((percent) => percent / 100).sort((one, other) => one - other),
    ...(lapse ? { lapse: { offers: lapse.offers, firstBy: lapse.firstByPercent / 100 } } : {}),
    movedDue: moved?.due ?? 'booked_time',
  }
}

/** When a session is due that the customer moved past the end of its window. */
export const movedDueAt = (bookedAt: InstantMs, zone: string, { movedDue }: OwedRules): InstantMs =>
  movedDue === 'booked_time' ? bookedAt : startOfCivilDate(zone, addCalendarDays(civilDateAt(zone, bookedAt), 1))
