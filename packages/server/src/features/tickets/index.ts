import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import type { TicketsPort } from '../commitments/index.ts'
import { handOverTickets } from './hand-over-tickets.ts'
import { letGoOutOfSight, letGoTickets } from './let-go-tickets.ts'
import { nextLifeTimerAt } from './life-queries.ts'
import { moveByCalendar } from './move-by-calendar.ts'
import { findTicket } from './queries.ts'
import { settleTickets } from './settle-tickets.ts'
import { takeLifeSteps } from './take-life-steps.ts'
import type { TicketRecord } from './ticket.ts'

export { agendaTickets } from './agenda-tickets.ts'
export { insertChanges } from './change-queries.ts'
export { getTicketForUpdate, getTicketInSight } from './find-ticket.ts'
export { ticketsAlike } from './list-alike.ts'
export { type TicketLoad, ticketLoads } from './load-queries.ts'
export { markFixedIn, turnsWithFix } from './mark-fixed-in.ts'
export { openTicketFrom } from './open-ticket.ts'
export { scopeAnswersIn } from './record-opening.ts'
export { replyToTicket } from './reply-to-ticket.ts'
export { openedFacts, reopenedFacts, silentFacts } from './report-facts.ts'
export { ticketRoutes } from './routes.ts'
export { previewShared, type SharedTo, shareUpdate } from './share-update.ts'
export { accessOf, numberOf, type TicketRecord } from './ticket.ts'
export { ticketView } from './ticket-view.ts'
export { findChangeReason, listFollowers } from './told-queries.ts'

/** What promises need of tickets. */
export const ticketsPort: TicketsPort = { moveByCalendar, settleTickets }

/** What tickets do when something else happens: whoever leaves, on either side, keeps none. */
export const ticketReactions: readonly ReactionLine[] = [
  { on: ['contact.ended'], react: handOverTickets },
  { on: ['staff.ended'], react: letGoTickets },
  { on: ['staff.changed'], react: letGoOutOfSight },
]

/** The sweep's source of reminders, automatic resolves and closes. */
export const lifeTimers: SweepSource = {
  name: 'ticket-life',
  nextAt: nextLifeTimerAt,
  take: takeLifeSteps,
  timer: { table: 'tickets', timer: 'life_timer_at', key: 'id', account: 'account_id' },
}

/** A ticket by its uuid, within the caller's sight; undefined when it is not there. */
export const ticketOf = (ctx: Ctx, id: string): Promise<TicketRecord | undefined> => findTicket(ctx, { id })

/** Accounts and ids of tickets by their numbers, for those within sight; one statement for a whole list. */
export async function ticketKeys(
  ctx: Ctx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, { readonly accountId: string; readonly ticketId: string }>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; accountId: string; ticketId: string }>`
    SELECT w.number, t.account_id AS "accountId", t.id AS "ticketId"
    FROM unnest(${[...new Set(numbers)]}::text[]) AS w (number)
    JOIN accounts a ON a.code = split_part(w.number, '-', 1)
    JOIN tickets t ON t.account_id = a.id AND t.number = split_part(w.number, '-', 2)::bigint`.execute(ctx.db)
  return new Map(rows.map(({ number, ...key }) => [number, key]))
}

export interface TicketRef {
  readonly id: string
  readonly number: string
  readonly subject: string
  readonly priority: TicketRecord['priority']
}

/** What was written when these tickets were opened, for those within sight; what was withdrawn since is not there. */
export async function openingWords(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; text: string; isGone: boolean }>`
    SELECT DISTINCT ON (m.ticket_id) m.ticket_id AS id, m.text, m.withdrawn_at IS NOT NULL AS "isGone"
    FROM tickets t JOIN messages m ON m.account_id = t.account_id AND m.ticket_id = t.id
    WHERE t.id = ANY (${[...new Set(ids)]}::uuid[]) ORDER BY m.ticket_id, m.id`.execute(ctx.db)
  return new Map(rows.flatMap(({ id, text, isGone }) => (isGone ? [] : [[id, text] as const])))
}

/** Number, subject and priority by ticket uuid, for those within sight; one statement for a whole list. */
export async function ticketRefs(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, TicketRef>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; code: string; number: number } & Pick<TicketRef, 'subject' | 'priority'>>`
    SELECT t.id, a.code, t.number, t.subject, t.priority FROM tickets t JOIN accounts a ON a.id = t.account_id
    WHERE t.id = ANY (${[...new Set(ids)]}::uuid[])`.execute(ctx.db)
  return new Map(
    rows.map(({ id, code, number, ...rest }) => [
      id,
      { ...rest, id: encodeId('tkt', id), number: `${code}-${number}` },
    ]),
  )
}
