import { isAccountKind, isCustomerKind, isStaffKind } from '@mainstay/documents'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { type NewsFor, newsOfEvent } from './account-news.ts'
import { insertDeliveries, type NewDelivery } from './delivery-queries.ts'
import { letterAskedBy } from './letter-asked.ts'
import { insertNotices } from './queries.ts'
import { type Told, toldOfEvent } from './told-of-act.ts'

export interface HappenedTo {
  readonly accountId: string
  readonly eventId: string
}

/** Staff read mail about what cannot wait; customers about everything that concerns them. Bounces never make mail (A25). */
const isMailed = ({ side, kind }: Told): boolean => (side === 'customer' ? isCustomerKind(kind) : isStaffKind(kind))

type Telling = Pick<NewDelivery, 'account_id' | 'event_id' | 'ticket_id' | 'policy_version'>

const deliveryOf = (
  ctx: Ctx,
  about: Telling,
  told: Pick<NewDelivery, 'person_id' | 'side' | 'kind' | 'reason'>,
  domain: string,
): NewDelivery => {
  const id = ctx.newId()
  return { ...about, ...told, id, message_id: `<${encodeId('dlv', id)}@${domain}>` }
}

/**
 * Tells people of an event: a notice for each, and a mail on its way where mail is set up (`mailDomain`). Running it
 * twice tells nobody twice. Needs a writing unit of the desk itself.
 */
export async function notify(ctx: Ctx, happened: HappenedTo, mailDomain: string | undefined): Promise<void> {
  const asked = await letterAskedBy(ctx, happened)
  if (asked) {
    if (mailDomain === undefined) return
    const about = { account_id: happened.accountId, event_id: happened.eventId, ticket_id: null, policy_version: null }
    await insertDeliveries(ctx, [deliveryOf(ctx, about, { ...asked, reason: null }, mailDomain)], await ctx.now())
    return
  }
  await tellOfAccount(ctx, happened, mailDomain)
  await tellOfTicket(ctx, happened, mailDomain)
}

async function tellOfAccount(ctx: Ctx, { accountId, eventId }: HappenedTo, mailDomain: string | undefined) {
  const news = await newsOfEvent(ctx, accountId, eventId)
  if (!news) return
  const { event, kind, policyVersion, facts, told } = news
  const about = { account_id: accountId, event_id: event.id, ticket_id: null, policy_version: policyVersion }
  const noticeOf = ({ personId, reason }: NewsFor) => ({
    ...{ ...about, id: ctx.newId(), person_id: personId, kind, at: event.at, reason, facts },
  })
  await insertNotices(ctx, told.map(noticeOf))
  if (mailDomain === undefined) return
  const mails = told
    .filter(({ side }) => isAccountKind(side, kind))
    .map(({ personId, side, reason }) =>
      deliveryOf(ctx, about, { person_id: personId, side, kind, reason }, mailDomain),
    )
  await insertDeliveries(ctx, mails, await ctx.now())
}

async function tellOfTicket(ctx: Ctx, { accountId, eventId }: HappenedTo, mailDomain: string | undefined) {
  const found = await toldOfEvent(ctx, accountId, eventId)
  if (!found) return
  const { event, ticket, policyVersion, told } = found
  const about = {
    ...{ account_id: ticket.accountId, event_id: event.id, ticket_id: ticket.id, policy_version: policyVersion },
  }
  const noticeOf = ({ personId, kind, reason, facts }: Told) => ({
    ...{ ...about, id: ctx.newId(), person_id: personId, kind, at: event.at, reason, facts },
  })
  await insertNotices(ctx, told.map(noticeOf))
  if (mailDomain === undefined) return
  const mails = told
    .filter(isMailed)
    .map(({ personId, side, kind, reason }) =>
      deliveryOf(ctx, about, { person_id: personId, side, kind, reason }, mailDomain),
    )
  await insertDeliveries(ctx, mails, await ctx.now())
}
