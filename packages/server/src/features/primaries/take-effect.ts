import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import {
  findMandate,
  type HoursPlace,
  type MandateRow,
  makePrimary,
  moveContact,
  movePrimary,
  primaryOf,
} from '../contacts/index.ts'

export interface Effect {
  readonly accountId: string
  readonly toId: string
  readonly place: HoursPlace | null | undefined
}

/**
 * Makes a change of the primary contact or of her place hold from now on. What runs keeps the hours it was promised in:
 * no clock is read here. Call it under the lock of the account's mandates.
 */
export async function takeEffect(ctx: Ctx, { accountId, toId, place }: Effect): Promise<void> {
  const primary = await primaryOf(ctx, accountId)
  const to = await getMandate(ctx, accountId, toId)
  if (primary?.id === toId) return place ? movePrimary(ctx, to, place) : undefined
  if (place) await moveContact(ctx, to, place)
  await makePrimary(ctx, { accountId, fromId: primary?.to_at === null ? primary.id : undefined, toId })
}

async function getMandate(ctx: Ctx, accountId: string, id: string): Promise<MandateRow> {
  const mandate = await findMandate(ctx, accountId, id)
  if (!mandate) throw new Refusal('contact.not_found')
  return mandate
}
