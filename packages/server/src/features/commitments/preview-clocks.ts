import type { AgreementPreview } from '@mainstay/contracts/agreements'
import { encodeId } from '../../platform/ids/index.ts'
import type { PreviewClocks } from '../agreements/index.ts'
import type { ClockChange } from './stored-clocks.ts'
import { effectsOn, type TicketWithClocks, ticketsWithClocks } from './terms-effects.ts'

type Moved = AgreementPreview['clocks']['moving'][number]

/** A preview names so many; the rest is counted. */
const NAMED_AT_MOST = 50

/** What would become of running clocks: which get a successor, due when, and how many stay as they are (policy 12.4). */
export const previewClocks: PreviewClocks = async (ctx, { accountId, since, termsFor }) => {
  const { rows } = await ticketsWithClocks(accountId).execute(ctx.db)
  const effects = await effectsOn(ctx, rows, { since, now: since, termsFor })
  const tickets = new Map(rows.map((row) => [row.ticketId, row]))
  const moving = effects
    .flatMap(({ change }) => movedClock(change, tickets))
    .toSorted((one, other) => one.newDueAt.localeCompare(other.newDueAt))
  return {
    moving: moving.slice(0, NAMED_AT_MOST),
    movingCount: moving.length,
    stayingCount: rows.length - moving.length,
  }
}

function movedClock({ before, after }: ClockChange, tickets: ReadonlyMap<string, TicketWithClocks>): readonly Moved[] {
  const ticket = tickets.get(after.ticketId)
  const known = new Set(before?.state.commitments.map(({ ordinal }) => ordinal))
  const successor = after.state.commitments.find(({ ordinal, state }) => state === 'running' && !known.has(ordinal))
  if (!ticket || !successor?.priority) return []
  const replaced = after.state.commitments.find(({ supersededBy }) => supersededBy === successor.ordinal)
  return [
    {
      ticketId: encodeId('tkt', ticket.ticketId),
      number: ticket.number,
      subject: ticket.subject,
      priority: successor.priority,
      dueAt: replaced ? new Date(replaced.dueAt).toISOString() : null,
      newDueAt: new Date(successor.dueAt).toISOString(),
    },
  ]
}
