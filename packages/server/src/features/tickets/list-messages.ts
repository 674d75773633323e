import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listMessagesEndpoint } from '@mainstay/contracts/tickets'
import { z } from 'zod'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { noteRead } from '../audit/index.ts'
import { getTicketInSight } from './find-ticket.ts'
import { countNotes, listMessageRows } from './message-queries.ts'
import { messageViews } from './message-view.ts'
import { accessOf } from './ticket.ts'

const position = z.tuple([z.uuid()])

/** Messages in the order written; notes are among them only for those who may read notes. */
export async function listMessages(
  ctx: Ctx,
  { params, query }: InputOf<typeof listMessagesEndpoint>,
): Promise<OutputOf<typeof listMessagesEndpoint>> {
  const ticket = await getTicketInSight(ctx, params.ticketId)
  const withNotes = isAllowed(ctx, 'ticket.see_notes', accessOf(ticket))
  const [afterId] = readCursor(ctx, query.cursor, position) ?? []
  const { accountId, id: ticketId } = ticket
  const rows = await listMessageRows(ctx, { accountId, ticketId, withNotes, afterId, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  await noteRead(ctx, { accountId, ticketId, notes: countNotes(shown) })
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: [...(await messageViews(ctx, accountId, shown))],
    nextCursor: last ? writeCursor(ctx, [last.id]) : null,
  }
}
