import { seatsAt, stayEndsAt, stayToldAgainAt } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { activeContacts } from '../contacts/index.ts'
import { entitlementOf, type Standing } from './entitlement-of.ts'
import { takersOf } from './seats-of.ts'
import { closeStay, findOpenStay, insertStay } from './stay-queries.ts'

/**
 * More contacts than seats: they stay for the days that the policy names, and the account is told. A number that grows
 * again ends the stay; one that shrinks once more begins it anew. Call it under the lock of the account's seats.
 */
export async function settleStay(
  ctx: Ctx,
  accountId: string,
  { standing, at }: { readonly standing: Standing; readonly at: number },
): Promise<void> {
  const seats = seatsAt({ ...standing, at })
  // nothing in force names no number: nobody loses a seat by an agreement that ended
  if (!seats) return
  const used = takersOf(await activeContacts(ctx, accountId), 'contact').length
  const open = await findOpenStay(ctx, accountId)
  if (open && used > seats.contacts && seats.contacts >= open.seats) return
  if (open) await closeStay(ctx, accountId, open.id, at)
  if (used > seats.contacts)
    await beginStay(ctx, accountId, { seats: seats.contacts, above: used - seats.contacts, at })
}

interface Above {
  readonly seats: number
  readonly above: number
  readonly at: number
}

async function beginStay(ctx: Ctx, accountId: string, { seats, above, at }: Above): Promise<void> {
  const { policy, agreement } = await entitlementOf(ctx, { accountId, at })
  const { contactsStayDays, tellDaysBefore } = policy.agreements.downgrade
  const zone = agreement?.zone ?? 'UTC'
  const endsAt = stayEndsAt(at, { zone, days: contactsStayDays })
  const tellAt = stayToldAgainAt({ from: at, endsAt }, { zone, daysBefore: tellDaysBefore })
  const id = ctx.newId()
  await insertStay(ctx, { accountId, id, seats, zone, beganAt: at, tellAt, endsAt })
  await ctx.publish({
    type: 'agreement.contacts_above',
    accountId,
    subject: { type: 'stay', id },
    data: { seats, above, endsAt: new Date(endsAt).toISOString() },
  })
}
