import { isCustomerKind, isStaffKind } from '@mainstay/documents'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { insertDeliveries, type NewDelivery } from './delivery-queries.ts'
import { insertNotices } from './queries.ts'
import { type Told, type ToldOfEvent, toldOfEvent } from './told-of-act.ts'

/** Staff read mail about what cannot wait; customers about everything that concerns them. Bounces never make mail (A25). */
const isMailed = ({ side, kind }: Told): boolean => (side === 'customer' ? isCustomerKind(kind) : isStaffKind(kind))

const deliveryOf = (
  ctx: Ctx,
  { event, ticket, policyVersion }: ToldOfEvent,
  told: Told,
  domain: string,
): NewDelivery => {
  const id = ctx.newId()
  return {
    account_id: ticket.accountId,
    id,
    event_id: event.id,
    kind: told.kind,
    person_id: told.personId,
    side: told.side,
    ticket_id: ticket.id,
    message_id: `<${encodeId('dlv', id)}@${domain}>`,
    policy_version: policyVersion,
    reason: told.reason,
  }
}

/**
 * Tells people of an event: a notice for each, and a mail on its way where mail is set up. Running it twice tells
 * nobody twice. Needs a writing unit of the desk itself.
 */
export async function notify(
  ctx: Ctx,
  { accountId, eventId }: { readonly accountId: string; readonly eventId: string },
  mailDomain: string | undefined,
): Promise<void> {
  const found = await toldOfEvent(ctx, accountId, eventId)
  if (!found) return
  const { event, ticket, policyVersion, told } = found
  await insertNotices(
    ctx,
    told.map(({ personId, kind, reason, facts }) => ({
      account_id: ticket.accountId,
      id: ctx.newId(),
      person_id: personId,
      event_id: event.id,
      kind,
      ticket_id: ticket.id,
      at: event.at,
      policy_version: policyVersion,
      reason,
      facts,
    })),
  )
  if (mailDomain === undefined) return
  const mails = told.filter(isMailed).map((one) => deliveryOf(ctx, found, one, mailDomain))
  await insertDeliveries(ctx, mails, await ctx.now())
}
