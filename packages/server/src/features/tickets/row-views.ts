import type { Ctx } from '../../platform/ctx.ts'
import { viewsOf } from '../commitments/index.ts'
import { personRefs } from '../contacts/index.ts'
import { listUnanswered } from './change-queries.ts'
import { isForCustomer } from './sight.ts'
import type { TicketRecord } from './ticket.ts'
import { customerRowView, flagsOf, staffRowView, type TicketRowView } from './ticket-row-view.ts'
import { isWaitingLong } from './waiting-long.ts'

type Calls = ReadonlyMap<string, readonly ('dissent' | 'attention')[]>

/** Rows of a list with their people, promises and flags: the same few statements for one row as for a hundred. */
export async function rowViews(ctx: Ctx, tickets: readonly TicketRecord[]): Promise<TicketRowView[]> {
  if (tickets.length === 0) return []
  const forCustomer = isForCustomer(ctx)
  const ids = tickets.flatMap(({ openedBy, assigneeId }) => [openedBy, assigneeId])
  const noCalls: Calls = new Map()
  const [clocks, people, calls, now] = await Promise.all([
    viewsOf(ctx, tickets),
    personRefs(ctx, ids),
    forCustomer ? noCalls : callsOf(ctx, tickets),
    ctx.now(),
  ])
  return tickets.map((ticket) => {
    const views = clocks.get(ticket.id)
    const flags = flagsOf(ticket, calls.get(ticket.id) ?? [], now, isWaitingLong(ticket, views, now))
    const parts = { people, running: views?.running ?? null, latest: views?.latest ?? null, flags, now }
    return forCustomer ? customerRowView(ticket, parts) : staffRowView(ticket, parts)
  })
}

async function callsOf(ctx: Ctx, tickets: readonly TicketRecord[]): Promise<Calls> {
  const accountIds = [...new Set(tickets.map(({ accountId }) => accountId))]
  const open = await listUnanswered(ctx, { accountIds, ticketIds: tickets.map(({ id }) => id) })
  const kinds = open.flatMap(({ ticketId, kind }) =>
    kind === 'dissent' || kind === 'attention' ? [{ ticketId, kind }] : [],
  )
  const byTicket = Map.groupBy(kinds, ({ ticketId }) => ticketId)
  return new Map([...byTicket].map(([id, rows]) => [id, [...new Set(rows.map(({ kind }) => kind))]]))
}
