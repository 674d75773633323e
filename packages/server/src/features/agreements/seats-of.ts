import { type SeatsHeld, seatsAt } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { activeContacts, type MandateRow, type SeatsOfEach } from '../contacts/index.ts'
import { entitlementOf, entitlementsOf } from './entitlement-of.ts'

/** Contacts with a seat of their own; who reads because two companies joined takes nobody's. */
export const takersOf = (mandates: readonly MandateRow[], role: 'contact' | 'observer'): readonly MandateRow[] =>
  mandates.filter((mandate) => mandate.role === role && mandate.joining_id === null)

/** Seats of contacts and observers, taken and allowed; no number where no agreement is in force. */
export const seatsIn = (mandates: readonly MandateRow[], seats: SeatsHeld | undefined) => ({
  contacts: {
    ...{ used: takersOf(mandates, 'contact').length, of: seats?.contacts ?? null },
    ...(seats ? { clause: seats.clause } : {}),
  },
  observers: {
    ...{ used: takersOf(mandates, 'observer').length, of: seats?.observers ?? null },
    ...(seats ? { clause: seats.observersClause } : {}),
  },
})

/** The same for many accounts at once, by account id. */
export const seatsOfEach: SeatsOfEach = async (ctx, accountIds, at) => {
  const held = await entitlementsOf(ctx, accountIds, at)
  const mandates = Map.groupBy(await activeContacts(ctx, ...accountIds), ({ account_id }) => account_id)
  return new Map([...held].map(([id, one]) => [id, seatsIn(mandates.get(id) ?? [], seatsAt({ ...one, at }))]))
}

/** Seats taken and allowed for contacts and observers, by the agreements in force (policy 7.2, 7.6, 12.5). */
export async function seatsOf(ctx: Ctx, accountId: string, at: number) {
  const held = await entitlementOf(ctx, { accountId, at })
  return seatsIn(await activeContacts(ctx, accountId), seatsAt({ ...held, at }))
}
