import { type Recipient, type ToldQuestion, whoIsTold } from '@mainstay/policy/told'
import type { Ctx } from '../../platform/ctx.ts'
import { listFollowers, type TicketRecord, ticketOf } from '../tickets/index.ts'
import type { Ground } from './ground.ts'
import { type Kind, kindsInOrder, type Telling, tellingsOf } from './kinds.ts'
import type { Act, ActEvent, NoticeFacts } from './queries.ts'

/** Someone to tell something. */
export interface Told extends Pick<Recipient, 'personId' | 'side' | 'reason'> {
  readonly kind: Kind
  readonly facts: NoticeFacts
}
export interface ToldOfEvent {
  readonly ticket: TicketRecord
  readonly policyVersion: string
  readonly told: readonly Told[]
}

/** The ticket that an event is about, itself or by what hangs on it. */
export const ticketIdOf = ({ subject_type, subject_id, data }: ActEvent): string | undefined => {
  if (subject_type === 'ticket') return subject_id
  return typeof data.ticketId === 'string' ? data.ticketId : undefined
}

type Facts = Omit<ToldQuestion, 'about' | 'actorId' | 'audience'>

async function gatherFacts(ctx: Ctx, ticket: TicketRecord, ground: Ground): Promise<Facts> {
  const { accountId } = ticket
  const followers = await listFollowers(ctx, accountId, ticket.id)
  return {
    ...ground.peopleOf(accountId),
    policy: ground.policyOf(accountId),
    at: ground.at,
    ticket: {
      priority: ticket.priority,
      sight: ticket.sight,
      openedBy: ticket.openedBy,
      ...(ticket.assigneeId !== null && { assigneeId: ticket.assigneeId }),
    },
    followers,
  }
}
function toldOf(facts: Facts, event: ActEvent, { kind, about, only }: Telling): readonly Told[] {
  const actor = event.actor_id === null ? {} : { actorId: event.actor_id }
  const ticket = { ...facts.ticket, ...(about.of === 'taken_over' && { previousOpener: previousIn(event) }) }
  const { result } = whoIsTold({ ...facts, ticket, about, audience: event.audience, ...actor })
  const said = noticeFacts(event, kind, result)
  return result
    .filter(({ side }) => only === undefined || side === only)
    .map(({ personId, side, reason }) => ({ personId, side, reason, kind, facts: said }))
}

const previousIn = ({ data }: ActEvent): string | undefined => (typeof data.from === 'string' ? data.from : undefined)

/** Of a fix: the release. Of a late promise: what it was, and that the lead on duty is told in this very act, if one is. */
function noticeFacts({ data, at }: ActEvent, kind: Kind, recipients: readonly Recipient[]): NoticeFacts {
  if (kind === 'fixed_in') return { version: data.version ?? null }
  if (kind !== 'breached') return {}
  const isLeadTold = recipients.some(({ because }) => because.includes('lead_on_duty'))
  return {
    ...(typeof data.metric === 'string' && { metric: data.metric }),
    ...(typeof data.dueAt === 'string' && { dueAt: data.dueAt }),
    ...(isLeadTold && { leadToldAt: at.toISOString() }),
  }
}

const rank = (kind: Kind): number => kindsInOrder.indexOf(kind)

/**
 * Whom to tell of one event. A reply that also raises the priority and gives the turn is one act: each person is told of
 * it once, by its most telling part, so that one act never fills an inbox.
 */
export async function toldOfEvent(ctx: Ctx, { event, events }: Act, ground: Ground): Promise<ToldOfEvent | undefined> {
  const ticketId = ticketIdOf(event)
  const ticket = ticketId === undefined ? undefined : await ticketOf(ctx, ticketId)
  if (!ticket) return undefined
  const facts = await gatherFacts(ctx, ticket, ground)
  const best = new Map<string, { readonly told: Told; readonly eventId: string }>()
  for (const one of events) {
    for (const told of tellingsOf(one, facts.policy).flatMap((telling) => toldOf(facts, one, telling))) {
      const known = best.get(told.personId)
      if (!known || rank(told.kind) < rank(known.told.kind)) best.set(told.personId, { told, eventId: one.id })
    }
  }
  const own = [...best.values()].filter((found) => found.eventId === event.id)
  return { ticket, policyVersion: facts.policy.version, told: own.map(({ told }) => told) }
}
