import type { WorkingHours } from '@mainstay/policy'
import { calendarOf } from '@mainstay/policy/calendar'
import type { StaffRow } from './queries.ts'

const weeklyOf = (row: StaffRow): WorkingHours['weekly'] =>
  (row.working_hours as { weekly?: WorkingHours['weekly'] }).weekly ?? {}

/** Whether this person's own working hours are open. */
export const isAtWork = (row: StaffRow, at: number): boolean => {
  const weekly = weeklyOf(row)
  if (!Object.values(weekly).some((day) => day.length > 0)) return false
  return calendarOf({ timeZone: row.zone, weekly }).isOpen(at)
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
