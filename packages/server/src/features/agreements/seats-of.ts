import type { Ctx } from '../../platform/ctx.ts'
import { activeContacts } from '../contacts/index.ts'
import { entitlementOf } from './entitlement-of.ts'

/** Seats taken and allowed for contacts and observers, by the agreement in force (policy 7.2, 7.6). */
export async function seatsOf(ctx: Ctx, accountId: string, at: number) {
  const { result } = (await entitlementOf(ctx, { accountId, at })).entitlement
  const contacts = await activeContacts(ctx, accountId)
  const countOf = (role: string) => contacts.filter((mandate) => mandate.role === role).length
  const [used, reading] = [countOf('contact'), countOf('observer')]
  if (!result.inForce) return { contacts: { used, of: null }, observers: { used: reading, of: null } }
  const { seats, observers } = result.terms
  return {
    contacts: { used, of: seats.value, clause: seats.clause },
    observers: { used: reading, of: observers.value, clause: observers.clause },
  }
}
