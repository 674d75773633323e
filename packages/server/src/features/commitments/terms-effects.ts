import { nextTimerAt, type ResponseCommitment, type TicketFact } from '@mainstay/policy/commitments'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { TermsThen, TicketCovered } from '../agreements/index.ts'
import { hashOfTerms, keepTerms } from './known-terms.ts'
import { applyFacts } from './move-clocks.ts'
import { loadClocks } from './queries.ts'
import type { ClockChange, StoredClocks, TicketKey } from './stored-clocks.ts'
import { type TermsBecause, termsEvent } from './tell-happenings.ts'

/** What holds for a ticket once the change has taken effect. */
export type TermsFor = (ticket: TicketCovered) => Promise<TermsThen | undefined>

/** A ticket with a clock that new terms could move. */
export interface TicketWithClocks extends TicketKey {
  readonly environmentId: string | null
  readonly number: string
  readonly subject: string
}

/** Tickets of the account with a running clock, or recorded without a promise; in the order of their ids. */
export const ticketsWithClocks = (accountId: string): RawBuilder<TicketWithClocks> => sql<TicketWithClocks>`
    SELECT t.account_id AS "accountId", t.id AS "ticketId", t.environment_id AS "environmentId",
      a.code || '-' || t.number AS number, t.subject
    FROM tickets t JOIN accounts a ON a.id = t.account_id
    WHERE t.account_id = ${accountId} AND t.status <> 'closed' AND t.id IN (
      SELECT c.ticket_id FROM commitments c WHERE c.account_id = ${accountId} AND c.state = 'running' AND c.source = 'policy'
      UNION
      SELECT h.ticket_id FROM ticket_clocks h WHERE h.account_id = ${accountId} AND h.terms_hash IS NULL)
    ORDER BY t.id`

export interface Effect {
  readonly change: ClockChange
  readonly told: ReturnType<typeof termsEvent>
}
interface Asked {
  readonly since: number
  readonly now: number
  readonly termsFor: TermsFor
}

/** What these terms do to the clocks of these tickets, where they help the customer. Reads, and writes nothing. */
export async function effectsOn(
  ctx: Ctx,
  tickets: readonly TicketWithClocks[],
  { since, now, termsFor }: Asked,
): Promise<readonly Effect[]> {
  const stored = await loadClocks(ctx, tickets)
  const environments = new Map(tickets.map(({ ticketId, environmentId }) => [ticketId, environmentId ?? undefined]))
  const known = new Map<string, Promise<TermsThen | undefined>>()
  const effects: Effect[] = []
  for (const clocks of stored) {
    const environmentId = environments.get(clocks.ticketId)
    const key = `${clocks.productId} ${environmentId}`
    const held = known.get(key) ?? termsFor({ productId: clocks.productId, environmentId })
    known.set(key, held)
    const effect = effectOn(ctx, clocks, { since, now, held: await held })
    if (effect) effects.push(effect)
  }
  return effects
}

function effectOn(
  ctx: Ctx,
  stored: StoredClocks,
  { since, now, held }: { readonly since: number; readonly now: number; readonly held: TermsThen | undefined },
): Effect | undefined {
  const { state } = stored
  if (!held || (state.terms === undefined && !held.inGrace)) return undefined
  const timer = nextTimerAt(state)
  const at = Math.max(timer !== undefined && timer <= since ? now : since, state.at)
  const terms = keepTerms(held.terms)
  const because: TermsBecause = state.terms === undefined ? 'granted' : 'upgraded'
  const fact: TicketFact = { type: 'terms_changed', at, by: actorId(ctx), terms }
  const change = applyFacts(stored, [fact], () => ctx.newId())
  if (!change || !helps(change, because)) return undefined
  const told = termsEvent(stored, hashOfTerms(terms), because)
  return { change, told: { ...told, data: { ...told.data, since: new Date(at).toISOString() } } }
}

/** As the event will say it. */
function actorId({ principal, actor }: Ctx): string {
  if (actor.kind === 'robot') return actor.keyId
  return 'personId' in principal ? principal.personId : 'system'
}

/** An upgrade is one where some answer now comes earlier; a downgrade touches no clock. */
function helps({ before, after, happened }: ClockChange, because: TermsBecause): boolean {
  if (because === 'granted') return happened.some(({ type }) => type === 'commitment.started')
  const old = new Map(before?.state.commitments.map((clock) => [clock.ordinal, clock]))
  const isEarlier = (clock: ResponseCommitment) =>
    clock.endedBecause === 'upgraded' &&
    old.get(clock.ordinal)?.state === 'running' &&
    (after.state.commitments.find(({ ordinal }) => ordinal === clock.supersededBy)?.dueAt ?? clock.dueAt) < clock.dueAt
  return after.state.commitments.some(isEarlier)
}
