import { civilDateAt } from '@mainstay/policy/calendar'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { listHoursZones } from '../contacts/index.ts'
import { listStaffZones } from './queries.ts'

/** Where and when the due days of accounts end. Without an owner a day is the customer's. */
export interface DueDays {
  readonly zoneOf: (accountId: string, ownerId: string | null) => string
  /** The civil date there: what is due before it is overdue. */
  readonly todayOf: (accountId: string, ownerId: string | null) => string
}

/**
 * A due day ends where the work is: one of our own staff reads it by their own clock, everybody at the customer by that of
 * the primary contact (policy-semantics 2). One part decides, so that agenda, health, lists and reminders agree.
 */
export async function dueDaysOf(ctx: Ctx, accountIds: readonly string[]): Promise<DueDays> {
  const now = await ctx.now()
  const [staff, accounts] = await asDesk(ctx, async () => [
    await listStaffZones(ctx),
    await listHoursZones(ctx, accountIds),
  ])
  const zones = new Map(staff.map(({ person_id, zone }) => [person_id, zone]))
  const zoneOf = (accountId: string, ownerId: string | null): string =>
    (ownerId === null ? undefined : zones.get(ownerId)) ?? accounts.get(accountId) ?? 'UTC'
  return { zoneOf, todayOf: (accountId, ownerId) => civilDateAt(zoneOf(accountId, ownerId), now) }
}
