import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listAsksEndpoint, RequestAsk } from '@mainstay/contracts/requests'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { openingWords, type TicketRef, ticketRefs } from '../tickets/index.ts'
import { type AskRow, listAskRows } from './ask-queries.ts'
import { requestInSight } from './sight.ts'

/** Who asked, in their own words. An ask whose ticket the reader may not see is not there for them. */
export async function listAsks(
  ctx: Ctx,
  { params, query }: InputOf<typeof listAsksEndpoint>,
): Promise<OutputOf<typeof listAsksEndpoint>> {
  const after = readCursor(ctx, query.cursor, z.tuple([z.uuid()]))?.[0]
  const requestId = await requestInSight(ctx, params.requestId)
  const accountId = ctx.principal.role === 'desk_customer' ? ctx.principal.accountId : undefined
  const rows = await listAskRows(ctx, { requestId, accountId, after, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return { items: await askViews(ctx, shown), nextCursor: last ? writeCursor(ctx, [last.id]) : null }
}

async function askViews(ctx: Ctx, rows: readonly AskRow[]): Promise<RequestAsk[]> {
  const ticketIds = rows.flatMap(({ ticketId }) => ticketId ?? [])
  const [people, tickets] = [
    await personRefs(
      ctx,
      rows.flatMap(({ personId, linkedBy }) => [personId, linkedBy]),
    ),
    await ticketRefs(ctx, ticketIds),
  ]
  const words = await openingWords(ctx, ticketIds)
  const isStaff = ctx.principal.role !== 'desk_customer'
  return rows.flatMap((row) => {
    const ticket = row.ticketId === null ? undefined : tickets.get(row.ticketId)
    if (row.ticketId !== null && ticket === undefined && row.useCase === null) return []
    return [viewOf(row, { people, ticket, words: words.get(row.ticketId ?? ''), isStaff })]
  })
}

interface Beside {
  readonly people: ReadonlyMap<string, PersonRefView>
  readonly ticket: TicketRef | undefined
  readonly words: string | undefined
  readonly isStaff: boolean
}
const viewOf = (row: AskRow, { people, ticket, words, isStaff }: Beside): RequestAsk => ({
  id: encodeId('ask', row.id),
  account: { id: encodeId('acc', row.accountId), code: row.code, name: row.name },
  plan: isStaff ? row.plan : null,
  person: people.get(row.personId) ?? null,
  useCase: row.useCase,
  ticket: ticket ? { id: ticket.id, number: ticket.number, subject: ticket.subject, words: words ?? null } : null,
  linkedBy: (row.linkedBy === null ? undefined : people.get(row.linkedBy)) ?? null,
  at: row.at.toISOString(),
})
