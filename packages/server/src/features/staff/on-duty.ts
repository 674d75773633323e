import type { WorkingHours } from '@mainstay/policy'
import { calendarOf } from '@mainstay/policy/calendar'
import type { StaffRow } from './queries.ts'

const weeklyOf = (row: StaffRow): WorkingHours['weekly'] =>
  (row.working_hours as { weekly?: WorkingHours['weekly'] }).weekly ?? {}

/** Their own working hours; undefined for who has named none. */
const hoursOf = (row: StaffRow) => {
  const weekly = weeklyOf(row)
  const hasHours = Object.values(weekly).some((day) => day.length > 0)
  return hasHours ? calendarOf({ timeZone: row.zone, weekly }) : undefined
}

/** Whether this person's own working hours are open. */
export const isAtWork = (row: StaffRow, at: number): boolean => hoursOf(row)?.isOpen(at) ?? false

/** The same, with the instant at which they next open; undefined while they are open, and for who has named none. */
export function atWork(
  row: StaffRow,
  at: number,
): { readonly isAtWork: boolean; readonly opensAt: number | undefined } {
  const hours = hoursOf(row)
  const isOpen = hours?.isOpen(at) ?? false
  return { isAtWork: isOpen, opensAt: isOpen ? undefined : hours?.nextOpen(at) }
}

/** Leads on duty: every lead whose own hours are open now, else every lead; never nobody (product, Words). */
export const leadsOnDutyAmong = (rows: readonly StaffRow[], at: number): readonly StaffRow[] => {
  const leads = rows.filter(({ roles }) => roles?.includes('lead'))
  const atWork = leads.filter((lead) => isAtWork(lead, at))
  if (atWork.length > 0) return atWork
  return leads.length > 0 ? leads : rows.filter(({ roles }) => roles?.includes('admin'))
}

/** Heads of support: those flagged; the administrators until somebody is (product, Words). */
export const headsAmong = (rows: readonly StaffRow[]): readonly StaffRow[] => {
  const heads = rows.filter(({ head_of_support }) => head_of_support)
  return heads.length > 0 ? heads : rows.filter(({ roles }) => roles?.includes('admin'))
}
