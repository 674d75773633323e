import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listTicketsEndpoint } from '@mainstay/contracts/tickets'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { positionOf, positionShapes } from './list-order.ts'
import { type ListFilter, listTicketRecords } from './list-queries.ts'
import { rowViews } from './row-views.ts'
import type { Aside } from './set-aside.ts'
import { isForCustomer } from './sight.ts'

type Query = InputOf<typeof listTicketsEndpoint>['query']

/** Tickets within sight, a page at a time, in an order that an index answers (policy 3.5 for the order of work). */
export async function listTickets(
  ctx: Ctx,
  { query }: InputOf<typeof listTicketsEndpoint>,
): Promise<OutputOf<typeof listTicketsEndpoint>> {
  const { order, limit } = query
  const from = readCursor(ctx, query.cursor, positionShapes[order])
  const aside = await asideOf(ctx, query.aside)
  const filter: ListFilter = { ...filterOf(ctx, query), aside, order, from, limit: limit + 1 }
  const records = await listTicketRecords(ctx, filter)
  const shown = records.slice(0, limit)
  const last = records.length > limit ? shown.at(-1) : undefined
  return {
    items: await rowViews(ctx, shown),
    nextCursor: last ? writeCursor(ctx, [...positionOf(order, last)]) : null,
  }
}

function filterOf(ctx: Ctx, query: Query): Omit<ListFilter, 'order' | 'from' | 'limit' | 'aside'> {
  const { status, place, accountId, openedBy, q, priority } = query
  return {
    status,
    place,
    priorities: priority === undefined ? [] : [...new Set([priority].flat())],
    accountId: accountId === undefined ? undefined : decodeId('acc', accountId),
    assigneeId: assigneeOf(ctx, query.assignee),
    openedBy: openedBy === undefined ? undefined : openedBy === 'me' ? actingPerson(ctx) : decodeId('per', openedBy),
    q,
  }
}

/** What is set aside is the staff's own: a customer's list is whole. */
export async function asideOf(ctx: Ctx, which: Query['aside']): Promise<Aside | undefined> {
  return which === undefined || isForCustomer(ctx) ? undefined : { which, now: await ctx.now() }
}

/** Undefined asks for everyone's, null for nobody's. */
export function assigneeOf(ctx: Ctx, assignee: Query['assignee']): string | null | undefined {
  if (assignee === undefined) return undefined
  if (assignee === 'nobody') return null
  return assignee === 'me' ? actingPerson(ctx) : decodeId('per', assignee)
}
