import { type Actor, hasInSight } from '@mainstay/policy/access'
import type { Principal } from '../../platform/ctx.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { type EventRow, listTicketSights, type TicketSight } from './queries.ts'

const noAccount = '00000000-0000-0000-0000-000000000000'

/**
 * Those of the events that the reader may know of now. Tickets are looked up under the reader's own role, so that row
 * security decides what is theirs; the sentences of permission decide the rest.
 */
export async function keepVisible(
  openUnit: OpenUnit,
  principal: Principal,
  events: readonly EventRow[],
): Promise<readonly EventRow[]> {
  const own = events.filter((event) => mayKnowOf(principal, event)).map((event) => withoutOthers(principal, event))
  const ticketIds = [...new Set(own.flatMap((event) => ticketOf(event) ?? []))]
  if (ticketIds.length === 0) return own
  const sights = await openUnit(principal, 'read', (ctx) => listTicketSights(ctx, ticketIds))
  const byId = new Map(sights.map((sight) => [sight.id, sight]))
  return own.filter((event) => {
    const ticketId = ticketOf(event)
    return ticketId === undefined || seesTicket(principal.actor, byId.get(ticketId), event)
  })
}

/** Facts of the house, as opposed to those of people, who may be of any account. */
const ofTheHouse = /^(policy|clock|staff|queue|notice)\./

/** What every customer may be told of: that something changed, without what it is or for whom. */
const toEverybody = /^notice\./

/** Who sees named accounts is told that something of the house changed, without figures that count all accounts. */
const withoutOthers = ({ role }: Principal, event: EventRow): EventRow => {
  if (event.account_id !== noAccount) return event
  if (role === 'desk_customer') return { ...event, subject_id: 'any', actor_type: 'system', actor_id: null, data: {} }
  return role === 'desk_staff_limited' ? { ...event, data: {} } : event
}

/** The exact account and audience; a key needs the scope for what the event is about. */
function mayKnowOf({ role, actor }: Principal, event: EventRow): boolean {
  const isOfDesk = event.account_id === noAccount
  if (role === 'desk_customer' && (isOfDesk ? !toEverybody.test(event.type) : event.audience !== 'customer'))
    return false
  if (role === 'desk_staff_limited' && isOfDesk && !ofTheHouse.test(event.type)) return false
  const scopes = 'scopes' in actor ? actor.scopes : undefined
  if (scopes && !scopes.includes(ticketOf(event) === undefined ? 'accounts:read' : 'tickets:read')) return false
  return hasInSight(actor, { ...(isOfDesk ? {} : { accountId: event.account_id }), audience: event.audience })
}

function seesTicket(actor: Actor, ticket: TicketSight | undefined, event: EventRow): boolean {
  if (!ticket) return false
  const { account_id: accountId, sight, opened_by: openedBy } = ticket
  return hasInSight(actor, { accountId, sight, openedBy, audience: event.audience })
}

/** The ticket that an event is about, itself or by what hangs on it. */
function ticketOf(event: EventRow): string | undefined {
  if (event.subject_type === 'ticket') return event.subject_id
  const { ticketId } = event.data
  return typeof ticketId === 'string' ? ticketId : undefined
}
