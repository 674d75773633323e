import { type SeatsHeld, seatsAt } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { activeContacts, type MandateRow } from '../contacts/index.ts'
import { entitlementOf } from './entitlement-of.ts'

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

/** Seats taken and allowed for contacts and observers, by the agreements in force (policy 7.2, 7.6, 12.5). */
export async function seatsOf(ctx: Ctx, accountId: string, at: number) {
  const held = await entitlementOf(ctx, { accountId, at })
  return seatsIn(await activeContacts(ctx, accountId), seatsAt({ ...held, at }))
}
