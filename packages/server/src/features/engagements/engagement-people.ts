import type { Ctx } from '../../platform/ctx.ts'
import { activeContacts } from '../contacts/index.ts'
import { staffForAccount } from '../staff/index.ts'

/** Whoever can be in a session of the account, by person id, with their side: its contacts and the staff who see it. */
export async function engagementPeople(
  ctx: Ctx,
  accountId: string,
): Promise<ReadonlyMap<string, 'customer' | 'staff'>> {
  const contacts = await activeContacts(ctx, accountId)
  const { inSight } = await staffForAccount(ctx, accountId, await ctx.now())
  return new Map([
    ...contacts.map(({ person_id }) => [person_id, 'customer'] as const),
    ...inSight.map(({ person_id }) => [person_id, 'staff'] as const),
  ])
}
