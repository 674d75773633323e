import { advance, type ClockTerms, type TicketClocks, type TicketFact } from '@mainstay/policy/commitments'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { termsByHash } from './queries.ts'
import { isMoving, readFacts, type TermsThen, type ToldEvent } from './read-facts.ts'
import type { TicketKey } from './stored-clocks.ts'

interface LoggedEvent extends ToldEvent {
  readonly type: ToldEvent['type']
}
type TermsByHash = ReadonlyMap<string, ClockTerms>

/**
 * Tells a ticket's clocks again from the log and the frozen terms alone (reliability I5): the result equals what is
 * stored, at any time and whatever policies, places and calendars have become since.
 */
export async function replayTicket(ctx: Ctx, key: TicketKey): Promise<TicketClocks | undefined> {
  const log = await readLog(ctx, key)
  const terms = await termsByHash(
    ctx,
    log.map(({ data }) => (typeof data?.terms === 'string' ? data.terms : null)),
  )
  return replay(log, terms)
}

/** Pure: the log and the terms that its events name give the clocks. */
function replay(log: readonly LoggedEvent[], terms: TermsByHash): TicketClocks | undefined {
  return log.reduce<TicketClocks | undefined>((state, _event, index) => {
    const facts = factsAt(log, index, { state, terms })
    return facts.reduce<TicketClocks | undefined>((read, fact) => advance(read, fact).state, state)
  }, undefined)
}

interface Known {
  readonly state: TicketClocks | undefined
  readonly terms: TermsByHash
}

function factsAt(log: readonly LoggedEvent[], index: number, { state, terms }: Known): readonly TicketFact[] {
  const event = log[index]
  if (!event) return []
  if (isMoving(event.type)) return readFacts(event, state, termsThen(log.slice(index + 1), terms))
  if (!state) return []
  if (typeof event.data?.detectedAt === 'string')
    return [{ type: 'ticked', at: Math.max(Date.parse(event.data.detectedAt), state.at) }]
  const changed = isChangeOfTerms(event) ? termsIn(event, terms) : undefined
  if (!changed) return []
  const since = typeof event.data?.since === 'string' ? Date.parse(event.data.since) : event.at
  return [{ type: 'terms_changed', at: Math.max(since, state.at), by: event.actor.id ?? 'system', terms: changed }]
}

/** Terms changed by themselves, not with a cycle that a ticket's event began. */
const isChangeOfTerms = ({ type, data }: LoggedEvent) =>
  type === 'commitment.terms_changed' && data?.because !== 'cycle'

/** The terms that an event's reading was given: those it says it took on, else those of the last clock it started. */
function termsThen(following: readonly LoggedEvent[], terms: TermsByHash): TermsThen {
  const end = following.findIndex((event) => isMoving(event.type) || isChangeOfTerms(event))
  const told = (end < 0 ? following : following.slice(0, end)).findLast(
    ({ type, data }) =>
      type === 'commitment.terms_changed' || (type === 'commitment.started' && data?.source === 'policy'),
  )
  return told && termsIn(told, terms)
}

function termsIn({ data }: LoggedEvent, terms: TermsByHash): TermsThen {
  if (typeof data?.terms !== 'string') return data?.terms === null ? null : undefined
  const found = terms.get(data.terms)
  if (!found) throw new Error('the log names terms that are not kept')
  return found
}

interface LogRow {
  readonly type: ToldEvent['type']
  readonly at: Date
  readonly actor_type: 'person' | 'robot' | 'system'
  readonly actor_id: string | null
  readonly data: NonNullable<ToldEvent['data']>
}

/** Everything told of a ticket and its commitments, in the order of the account's log. */
async function readLog(ctx: Ctx, { accountId, ticketId }: TicketKey): Promise<readonly LoggedEvent[]> {
  const { rows } = await sql<LogRow>`
    SELECT type, at, actor_type, actor_id, data FROM events
    WHERE account_id = ${accountId} AND (subject_id = ${ticketId} OR (subject_type = 'commitment' AND data ->> 'ticketId' = ${ticketId}))
    ORDER BY account_seq`.execute(ctx.db)
  return rows.map(({ type, at, actor_type, actor_id, data }) => ({
    type,
    at: at.getTime(),
    actor: { type: actor_type, id: actor_id },
    data,
  }))
}
