import type { DomainEvent } from '@mainstay/contracts/events'
import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { hoursPlaceOf } from './hours-place.ts'
import { insertHoursPlace, lastHoursPlace } from './hours-queries.ts'
import { findPrimary } from './queries.ts'

/** Writes down from where the hours of an account follow from now on, where that is elsewhere than before (policy 2.1). */
async function keepHours(ctx: Ctx, { accountId }: DomainEvent): Promise<void> {
  const primary = accountId === undefined ? undefined : await findPrimary(ctx, accountId)
  if (!primary) return
  const { zone, region } = hoursPlaceOf(primary)
  const before = await lastHoursPlace(ctx, primary.account_id)
  if (before?.zone === zone && before.region === region) return
  await insertHoursPlace(ctx, { accountId: primary.account_id, fromAt: await ctx.now(), zone, region })
}

/** The history of an account's hours moves with its primary contact, in the same transaction. */
export const hoursReaction: ReactionLine = {
  on: ['contact.added', 'contact.primary_changed', 'contact.primary_moved'],
  react: keepHours,
}
