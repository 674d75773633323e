import { can } from '@mainstay/policy/access'
import type { Reason } from '@mainstay/policy/reasons'
import type { Ctx } from '../../platform/ctx.ts'
import { principalOf } from '../access/index.ts'
import { mandateOf } from '../contacts/index.ts'
import { accessOf, type TicketRecord } from '../tickets/index.ts'
import type { DeliveryRow } from './delivery-queries.ts'

/**
 * Whether a person may still read this ticket, asked at the moment of sending: a mandate may have ended, a role be gone,
 * a ticket have become private (reliability I11).
 */
export async function isStillEntitled(
  ctx: Ctx,
  { personId, side }: { readonly personId: string; readonly side: 'customer' | 'staff' },
  ticket: TicketRecord,
): Promise<boolean> {
  const principal = await principalOf(ctx, { personId, accountId: ticket.accountId })
  if (!principal) return false
  const sideNow = principal.actor.kind === 'staff' ? 'staff' : 'customer'
  return sideNow === side && can(principal.actor, 'ticket.see', accessOf(ticket)).allowed
}

/**
 * Whether somebody who was to hear of this only because it is urgent has switched that off since. Whoever is told also
 * for another reason still is.
 */
export async function isSwitchedOff(ctx: Ctx, row: DeliveryRow): Promise<boolean> {
  const { facts } = (row.reason ?? { facts: {} }) as Pick<Reason, 'facts'>
  if (row.person_id === null || String(facts.because) !== 'urgent_contacts') return false
  return (await mandateOf(ctx, row.account_id, row.person_id))?.urgent_off === true
}
