import { seatsAt, whoStays } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { activeContacts, lockSeats, type MandateRow, restContact } from '../contacts/index.ts'
import { entitlementOf } from './entitlement-of.ts'
import { takersOf } from './seats-of.ts'
import { accountsWithDueStay, closeStay, findOpenStay, noteToldAgain, type StayRow } from './stay-queries.ts'

/** Stays whose time has come: told once more, or over. Returns how many it took. */
export async function takeDueStays(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const accounts = await accountsWithDueStay(ctx, limit, dueBy)
  for (const accountId of accounts) await takeStay(ctx, accountId)
  return accounts.length
}

async function takeStay(ctx: Ctx, accountId: string): Promise<void> {
  await lockSeats(ctx, accountId)
  const stay = await findOpenStay(ctx, accountId)
  if (!stay) return
  const at = await ctx.now()
  const isDue = at >= (stay.told_again_at ? stay.ends_at : stay.tell_at).getTime()
  if (!isDue) return
  const resting = await restingNow(ctx, stay, at)
  if (at >= stay.ends_at.getTime()) return endStay(ctx, stay, { resting, at })
  await noteToldAgain(ctx, accountId, stay.id, at)
  if (resting.length === 0) return
  await ctx.publish({
    type: 'agreement.stay_ending',
    accountId,
    subject: { type: 'stay', id: stay.id },
    data: { above: resting.length, endsAt: stay.ends_at.toISOString() },
  })
}

/** Who gives up a seat by the number that holds now: the seats may have grown, and people may have left. */
async function restingNow(ctx: Ctx, stay: StayRow, at: number): Promise<readonly MandateRow[]> {
  const { account_id: accountId } = stay
  const seats = seatsAt({ ...(await entitlementOf(ctx, { accountId, at })), at })
  if (!seats) return []
  const contacts = takersOf(await activeContacts(ctx, accountId), 'contact')
  const { rest } = whoStays(contacts.map(seatTaken), { seats: seats.contacts, chosen: stay.chosen })
  return contacts.filter(({ id }) => rest.includes(id))
}

export const seatTaken = ({ id, is_primary, from_at }: MandateRow) => ({
  id,
  isPrimary: is_primary,
  addedAt: from_at.getTime(),
})

async function endStay(
  ctx: Ctx,
  { account_id: accountId, id }: StayRow,
  { resting, at }: { readonly resting: readonly MandateRow[]; readonly at: number },
): Promise<void> {
  for (const mandate of resting) {
    await restContact(ctx, mandate, at)
    await ctx.publish({
      type: 'contact.rested',
      accountId,
      subject: { type: 'contact', id: mandate.id },
      data: { personId: mandate.person_id, stayId: id },
    })
  }
  await closeStay(ctx, accountId, id, at)
}
