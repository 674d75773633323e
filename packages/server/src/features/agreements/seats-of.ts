import type { Ctx } from '../../platform/ctx.ts'
import { activeContacts } from '../contacts/index.ts'
import { entitlementOf } from './entitlement-of.ts'

/** Seats taken and allowed for contacts and observers, by the agreement in force (policy 7.2, 7.6). */
export async function seatsOf(ctx: Ctx, accountId: string, at: number) {
  const { result } = (await entitlementOf(ctx, { accountId, at })).entitlement
  const contacts = await activeContacts(ctx, accountId)
  const used = (role: string) => contacts.filter((mandate) => mandate.role === role).length
  if (!result.inForce)
    return { contacts: { used: used('contact'), of: null }, observers: { used: used('observer'), of: null } }
  const { seats, observers } = result.terms
  return {
    contacts: { used: used('contact'), of: seats.value },
    observers: { used: used('observer'), of: observers.value },
    clause: seats.clause,
  }
}
