import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getTimelineEndpoint, TimelineEntry } from '@mainstay/contracts/tickets'
import type { z } from 'zod'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { noteRead } from '../audit/index.ts'
import { personRefs } from '../contacts/index.ts'
import { findReaderFacts } from './beside-queries.ts'
import { listChanges } from './change-queries.ts'
import { changeView, peopleInChange } from './change-view.ts'
import { getTicketInSight } from './find-ticket.ts'
import { countNotes, listMessageRows } from './message-queries.ts'
import { messageViews } from './message-view.ts'
import { promiseEntries } from './promise-entries.ts'
import { promisesOf } from './promises-of.ts'
import { isForCustomer } from './sight.ts'
import { accessOf } from './ticket.ts'
import { readerOf } from './ticket-view.ts'

export type TimelineEntryView = z.infer<typeof TimelineEntry>

/**
 * Messages, decisions and promises of a ticket in the order they happened, in a fixed number of statements. Notes and
 * warnings are there for staff alone.
 */
export async function getTimeline(
  ctx: Ctx,
  { params }: InputOf<typeof getTimelineEndpoint>,
): Promise<OutputOf<typeof getTimelineEndpoint>> {
  const ticket = await getTicketInSight(ctx, params.ticketId)
  const { accountId, id: ticketId } = ticket
  const withNotes = isAllowed(ctx, 'ticket.see_notes', accessOf(ticket))
  const rows = await listMessageRows(ctx, { accountId, ticketId, withNotes })
  await noteRead(ctx, { accountId, ticketId, notes: countNotes(rows) })
  const messages = await messageViews(ctx, accountId, rows)
  const changes = await listChanges(ctx, accountId, ticketId)
  const people = await personRefs(ctx, changes.flatMap(peopleInChange))
  const promises = await promisesOf(ctx, ticket)
  const now = await ctx.now()
  const reader = readerOf(ctx, await findReaderFacts(ctx), { now, otherZone: promises.at(-1)?.commitment.zone })
  const entries: TimelineEntryView[] = [
    ...messages.map((message) => ({ type: 'message' as const, at: message.at, message })),
    ...changes.map((row) => ({
      type: 'change' as const,
      at: row.at.toISOString(),
      change: changeView(row, people, reader),
    })),
    ...promises.flatMap((promise) => promiseEntries(promise, { withWarnings: !isForCustomer(ctx) })),
  ]
  return { items: inOrder(entries) }
}

/** What shares an instant: the change, then the message that carries it, then what the promise made of both. */
const ranks: Readonly<Record<TimelineEntryView['type'], number>> = { change: 0, message: 1, commitment: 2 }

/** What was written stands in the order of its ids: where the clock was set back, time alone would turn it round (F18). */
function inOrder(entries: readonly TimelineEntryView[]): TimelineEntryView[] {
  const placeOf = new Map<string, number>()
  let latest = 0
  for (const { at } of entries.filter((entry) => writtenId(entry) !== '').toSorted(byId)) {
    latest = Math.max(latest, Date.parse(at))
    placeOf.set(at, latest)
  }
  const place = ({ at }: TimelineEntryView) => placeOf.get(at) ?? Date.parse(at)
  return entries.toSorted(
    (one, other) => place(one) - place(other) || ranks[one.type] - ranks[other.type] || byId(one, other),
  )
}

const writtenId = (entry: TimelineEntryView): string => {
  const id = entry.type === 'message' ? entry.message.id : entry.type === 'change' ? entry.change.id : ''
  return id.slice(id.indexOf('_') + 1)
}

const byId = (one: TimelineEntryView, other: TimelineEntryView): number =>
  writtenId(one) < writtenId(other) ? -1 : Number(writtenId(one) > writtenId(other))
