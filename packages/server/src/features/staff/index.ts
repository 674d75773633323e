import {
  addStaffEndpoint,
  changeStaffEndpoint,
  endStaffEndpoint,
  listStaffEndpoint,
  setStaffAbsenceEndpoint,
} from '@mainstay/contracts/staff'
import type { Ctx } from '../../platform/ctx.ts'
import { serve } from '../../platform/http/route.ts'
import { addStaff } from './add-staff.ts'
import { changeStaff } from './change-staff.ts'
import { endStaff } from './end-staff.ts'
import { listStaff } from './list-staff.ts'
import { headsAmong, leadsOnDutyAmong } from './on-duty.ts'
import { findStaffRow, listNamedSight, listStaffRows, type StaffRow } from './queries.ts'
import { setStaffAbsence } from './set-absence.ts'

export { actingManagerOf } from './acting-manager.ts'
export { recordStaff } from './add-staff.ts'
export { dueDaysOf } from './due-days.ts'
export { atWork } from './on-duty.ts'
export type { StaffRow } from './queries.ts'
export { awayAt } from './views.ts'

export const staffRoutes = [
  serve(listStaffEndpoint, listStaff),
  serve(addStaffEndpoint, addStaff),
  serve(changeStaffEndpoint, changeStaff),
  serve(endStaffEndpoint, endStaff),
  serve(setStaffAbsenceEndpoint, setStaffAbsence),
]

/** A member of staff, if this person is one now. */
export const findStaff = (ctx: Ctx, personId: string): Promise<StaffRow | undefined> => findStaffRow(ctx, personId)

/** The staff as one account meets them at an instant, read once. */
export interface StaffForAccount {
  /** Everyone who has the account in sight. */
  readonly inSight: readonly StaffRow[]
  /** Never nobody while there is a lead or an administrator. */
  readonly leadsOnDuty: readonly StaffRow[]
  /** The administrators until somebody is flagged. */
  readonly headsOfSupport: readonly StaffRow[]
}

export async function staffForAccount(ctx: Ctx, accountId: string, at: number): Promise<StaffForAccount> {
  const staffOf = await staffForAccounts(ctx, [accountId], at)
  return staffOf(accountId)
}

/** The same for each of several accounts; the staff are read once. */
export async function staffForAccounts(
  ctx: Ctx,
  accountIds: readonly string[],
  at: number,
): Promise<(accountId: string) => StaffForAccount> {
  const [rows, named] = [await listStaffRows(ctx), await listNamedSight(ctx, accountIds)]
  const seen = new Set(named.map(({ account_id, person_id }) => `${account_id} ${person_id}`))
  const [leadsOnDuty, headsOfSupport] = [leadsOnDutyAmong(rows, at), headsAmong(rows)]
  return (accountId) => ({
    inSight: rows.filter(({ sight, person_id }) => sight === 'all' || seen.has(`${accountId} ${person_id}`)),
    leadsOnDuty,
    headsOfSupport,
  })
}

/** Heads of support: those flagged; the administrators until somebody is. */
export const listHeadsOfSupport = async (ctx: Ctx): Promise<readonly StaffRow[]> => headsAmong(await listStaffRows(ctx))

/** Leads on duty at an instant; never nobody while there is a lead or an administrator. */
export const leadsOnDuty = async (ctx: Ctx, at: number): Promise<readonly StaffRow[]> =>
  leadsOnDutyAmong(await listStaffRows(ctx), at)
