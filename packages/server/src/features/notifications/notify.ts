import { isAccountKind, isCustomerKind, isStaffKind } from '@mainstay/documents'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountWordOf, type NewsFor, newsOfEvent } from './account-news.ts'
import { insertDeliveries, type NewDelivery } from './delivery-queries.ts'
import { type Ground, readGround } from './ground.ts'
import { letterAskedBy } from './letter-asked.ts'
import { type Act, type ActEvent, insertNotices, listActs, type NewNotice } from './queries.ts'
import { type Told, ticketIdOf, toldOfEvent } from './told-of-act.ts'

interface HappenedTo {
  readonly accountId: string
  readonly eventId: string
}

/** Staff read mail about what cannot wait; customers about everything that concerns them. Bounces never make mail (A25). */
const isMailed = ({ side, kind }: Told): boolean => (side === 'customer' ? isCustomerKind(kind) : isStaffKind(kind))

type Mail = Omit<NewDelivery, 'id' | 'message_id'>
/** What telling of one event ends in: notices in the desk, and mails where mail is set up. */
interface Telling {
  readonly notices: readonly Omit<NewNotice, 'id'>[]
  readonly mails: readonly Mail[]
}

/**
 * Tells people of some events: a notice for each, and a mail on its way where mail is set up (`mailDomain`). Who belongs
 * to the accounts is read once for all of them, and what is written is one set. Running it twice tells nobody twice.
 * Needs a writing unit of the desk itself.
 */
export async function notify(ctx: Ctx, happened: readonly HappenedTo[], mailDomain: string | undefined): Promise<void> {
  const acts = await listActs(ctx, happened)
  const tellings = [...acts.map(({ event }) => letterOf(event)), ...(await tellingsOf(ctx, acts))]
  const notices = tellings.flatMap((telling) => telling.notices).map((notice) => ({ ...notice, id: ctx.newId() }))
  await insertNotices(ctx, notices)
  if (mailDomain === undefined) return
  const mails = tellings.flatMap((telling) => telling.mails).map((mail) => addressed(ctx, mail, mailDomain))
  await insertDeliveries(ctx, mails, await ctx.now())
}

function addressed(ctx: Ctx, mail: Mail, domain: string): NewDelivery {
  const id = ctx.newId()
  return { ...mail, id, message_id: `<${encodeId('dlv', id)}@${domain}>` }
}

/** What is told of an account and what of a ticket; one event may be both. */
async function tellingsOf(ctx: Ctx, acts: readonly Act[]): Promise<readonly Telling[]> {
  const about = acts.filter(({ event }) => accountWordOf(event) !== undefined || ticketIdOf(event) !== undefined)
  if (about.length === 0) return []
  const ground = await readGround(
    ctx,
    about.map(({ event }) => event.account_id),
  )
  const tellings: Telling[] = []
  for (const act of about) tellings.push(tellingOfAccount(act.event, ground), await tellingOfTicket(ctx, act, ground))
  return tellings
}

function letterOf(event: ActEvent): Telling {
  const asked = letterAskedBy(event)
  const about = { account_id: event.account_id, event_id: event.id, ticket_id: null, policy_version: null }
  return { notices: [], mails: asked ? [{ ...about, ...asked, reason: null }] : [] }
}

function tellingOfAccount(event: ActEvent, ground: Ground): Telling {
  const news = newsOfEvent(event, ground)
  if (!news) return { notices: [], mails: [] }
  const { kind, policyVersion, facts, told } = news
  const about = {
    account_id: event.account_id,
    event_id: event.id,
    ticket_id: null,
    policy_version: policyVersion,
    kind,
  }
  const personal = ({ personId, reason }: NewsFor) => ({ ...about, person_id: personId, reason })
  return {
    notices: told.map((one) => ({ ...personal(one), at: event.at, facts })),
    mails: told.filter(({ side }) => isAccountKind(side, kind)).map((one) => ({ ...personal(one), side: one.side })),
  }
}

async function tellingOfTicket(ctx: Ctx, act: Act, ground: Ground): Promise<Telling> {
  const found = await toldOfEvent(ctx, act, ground)
  if (!found) return { notices: [], mails: [] }
  const { ticket, policyVersion, told } = found
  const about = {
    ...{ account_id: ticket.accountId, event_id: act.event.id, ticket_id: ticket.id, policy_version: policyVersion },
  }
  const personal = ({ personId, kind, reason }: Told) => ({ ...about, person_id: personId, kind, reason })
  return {
    notices: told.map((one) => ({ ...personal(one), at: act.event.at, facts: one.facts })),
    mails: told.filter(isMailed).map((one) => ({ ...personal(one), side: one.side })),
  }
}
