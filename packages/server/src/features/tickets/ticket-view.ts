import type { Ticket } from '@mainstay/contracts/tickets'
import { type Action, permissions } from '@mainstay/policy/access'
import type { ReasonReader } from '@mainstay/policy/reasons'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { viewsOf } from '../commitments/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { type Beside, findBeside, type LinkedNumber } from './beside-queries.ts'
import { decisionView, type StoredDecision } from './decision-view.ts'
import { isForCustomer } from './sight.ts'
import { accessOf, type TicketRecord } from './ticket.ts'
import { customerRowView, flagsOf, personOf, personOrNull, staffRowView } from './ticket-row-view.ts'
import { isWaitingLong } from './waiting-long.ts'

/** What the caller has at hand already, so that it is not read again. */
export interface AtHand {
  readonly beside?: Beside
  readonly people?: readonly PersonRefView[]
}

/** The whole ticket as the caller may read it, in a fixed number of statements. */
export async function ticketView(ctx: Ctx, ticket: TicketRecord, atHand: AtHand = {}): Promise<Ticket> {
  const beside = atHand.beside ?? (await findBeside(ctx, ticket))
  const clocks = (await viewsOf(ctx, [ticket])).get(ticket.id)
  const people = await peopleBy(ctx, peopleIn(ticket, beside), atHand.people ?? [])
  const now = await ctx.now()
  const parts = {
    people,
    running: clocks?.running ?? null,
    latest: clocks?.latest ?? null,
    flags: flagsOf(ticket, beside.calls, now, isWaitingLong(ticket, clocks, now)),
    now,
  }
  const row = isForCustomer(ctx) ? customerRowView(ticket, parts) : staffRowView(ticket, parts)
  const reader = readerOf(ctx, beside, { now, otherZone: parts.running?.zone ?? parts.latest?.zone })
  return {
    ...row,
    commitments: [...(clocks?.all ?? [])],
    decision: decisionView(beside.opening ?? unexplained, reader),
    ...rest(ctx, ticket, beside, people),
  }
}

/** Beside a ticket that has just been opened there is only its decision. */
export const newBeside = (
  opening: StoredDecision,
  { readerZone, readerLocale }: Pick<Beside, 'readerZone' | 'readerLocale'>,
): Beside => ({
  opening,
  orderForm: orderFormIn(opening),
  followers: [],
  follows: null,
  followedBy: [],
  calls: [],
  readerZone,
  readerLocale,
})

/** The agreement that a decision rests on, by its order form. */
const orderFormIn = ({ reasons }: StoredDecision): string | null => {
  const orderForm = reasons.find(({ facts }) => typeof facts.orderForm === 'string')?.facts.orderForm
  return typeof orderForm === 'string' ? orderForm : null
}

async function peopleBy(
  ctx: Ctx,
  ids: readonly (string | null)[],
  known: readonly PersonRefView[],
): Promise<ReadonlyMap<string, PersonRefView>> {
  const atHand = new Map(known.map((person) => [person.id, person]))
  const found = ids.flatMap((id) => {
    const person = id === null ? undefined : atHand.get(encodeId('per', id))
    return id !== null && person ? [[id, person] as const] : []
  })
  const missing = ids.filter((id) => id !== null && !atHand.has(encodeId('per', id)))
  return new Map([...found, ...(missing.length === 0 ? [] : await personRefs(ctx, missing))])
}

/** For a ticket whose opening left no decision behind. */
export const unexplained: StoredDecision = { code: 'ticket.recorded', policyVersion: '', clauses: [], reasons: [] }

/** In whose words and on which clock sentences are made. */
export function readerOf(
  ctx: Ctx,
  { readerZone, readerLocale }: Pick<Beside, 'readerZone' | 'readerLocale'>,
  { now, otherZone }: { readonly now: number; readonly otherZone: string | undefined },
): ReasonReader {
  return {
    reader: isForCustomer(ctx) ? 'customer' : 'staff',
    locale: readerLocale ?? 'en',
    readerZone: readerZone ?? 'UTC',
    otherZone,
    now,
  }
}

const peopleIn = (ticket: TicketRecord, { followers }: Beside) => [
  ticket.openedBy,
  ticket.onBehalfBy,
  ticket.assigneeId,
  ...followers,
]

function rest(ctx: Ctx, ticket: TicketRecord, beside: Beside, people: ReadonlyMap<string, PersonRefView>) {
  const linked = ({ id, number }: LinkedNumber) => ({
    id: encodeId('tkt', id),
    number: `${ticket.account.code}-${number}`,
  })
  return {
    onBehalfBy: personOrNull(people, ticket.onBehalfBy),
    productId: encodeId('prd', ticket.productId),
    agreement: agreementOf(ticket, beside),
    follows: beside.follows ? linked(beside.follows) : null,
    followedBy: beside.followedBy.map(linked),
    followers: beside.followers.map((id) => personOf(people, id)),
    suggestedPriority: ticket.choice?.suggested ?? null,
    may: mayOf(ctx, ticket),
  }
}

/** By which agreement it was promised; none for what was only recorded. */
const agreementOf = ({ isPromised, agreementId }: TicketRecord, { orderForm }: Beside) =>
  isPromised && agreementId !== null && orderForm !== null ? { id: encodeId('agr', agreementId), orderForm } : null

type TicketAction = { [A in Action]: (typeof permissions)[A]['object'] extends 'ticket' ? A : never }[Action]
const isTicketAction = (action: string): action is TicketAction => permissions[action as Action].object === 'ticket'
const ticketActions = Object.keys(permissions).filter(isTicketAction)

/** What this reader may do with this ticket now, by the sentences of permission. */
const mayOf = (ctx: Ctx, ticket: TicketRecord): string[] =>
  ticketActions.filter((action) => isAllowed(ctx, action, accessOf(ticket)))
