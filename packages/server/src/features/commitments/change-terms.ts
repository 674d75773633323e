import type { DomainEvent } from '@mainstay/contracts/events'
import { type ClockTerms, nextTimerAt, type ResponseCommitment, type TicketFact } from '@mainstay/policy/commitments'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { clockTermsOf } from '../agreements/index.ts'
import { hashOfTerms, keepTerms } from './known-terms.ts'
import { applyFacts, recordChanges } from './move-clocks.ts'
import type { TicketsPort } from './ports.ts'
import { loadClocks } from './queries.ts'
import type { ClockChange, StoredClocks, TicketKey } from './stored-clocks.ts'
import { type TermsBecause, termsEvent } from './tell-happenings.ts'

/** What is recorded as effective "now" arrives a little later; anything older is back-dated and moves no clock. */
const STILL_NOW_MS = 5 * 60_000
const moving = ['plan', 'addOns', 'graceDays'] as const

/**
 * An amendment reaches clocks in two ways only: an upgrade gives running clocks a successor that is never due later,
 * and grace starts the clocks of tickets that were recorded without a promise. At its effect, not before.
 */
export const amendmentReaction = (tickets: TicketsPort): ReactionLine => ({
  on: ['agreement.amended', 'agreement.grace_granted'],
  react: async (ctx, event) => {
    const effectiveAt = effectOf(event)
    if (effectiveAt === undefined || event.accountId === undefined) return
    if (effectiveAt > event.at) return waitForEffect(ctx, event, effectiveAt)
    if (event.at - effectiveAt <= STILL_NOW_MS) await applyNewTerms(ctx, tickets, event.accountId, event.at)
  },
})

function effectOf({ type, at, data }: DomainEvent): number | undefined {
  if (type === 'agreement.grace_granted') return at
  const changes = typeof data?.changes === 'string' ? data.changes.split(',') : []
  if (!moving.some((change) => changes.includes(change))) return undefined
  return typeof data?.effectiveAt === 'string' ? Date.parse(data.effectiveAt) : undefined
}

async function waitForEffect(ctx: Ctx, { accountId, data }: DomainEvent, effectiveAt: number): Promise<void> {
  const at = new Date(effectiveAt)
  await sql`
    INSERT INTO terms_effects (account_id, amendment_id, effective_at, next_timer_at)
    VALUES (${accountId}, ${data?.amendmentId}, ${at}, ${at}) ON CONFLICT DO NOTHING`.execute(ctx.db)
}

/** When the next amendment takes effect. */
export async function nextEffectAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`
    SELECT next_timer_at AS at FROM terms_effects WHERE next_timer_at IS NOT NULL ORDER BY next_timer_at LIMIT 1`.execute(
    db,
  )
  return rows[0]?.at.getTime()
}

/** Lets one amendment take effect whose instant has come. Returns how many it took. */
export async function applyDueEffect(ctx: Ctx, tickets: TicketsPort, dueBy: number): Promise<number> {
  const { rows } = await sql<{ account_id: string; effective_at: Date }>`
    UPDATE terms_effects SET next_timer_at = NULL
    WHERE (account_id, amendment_id) = (
      SELECT account_id, amendment_id FROM terms_effects WHERE next_timer_at <= ${new Date(dueBy)}
      ORDER BY next_timer_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING account_id, effective_at`.execute(ctx.db)
  const [due] = rows
  if (due) await applyNewTerms(ctx, tickets, due.account_id, due.effective_at.getTime())
  return rows.length
}

/** Reads the terms that hold from `since` into the clocks of an account's open tickets, where they help the customer. */
async function applyNewTerms(ctx: Ctx, tickets: TicketsPort, accountId: string, since: number): Promise<void> {
  const keys = await lockTicketsOf(ctx, accountId)
  const now = await ctx.now()
  const stored = await loadClocks(ctx, keys)
  const termsFor = await termsByProduct(ctx, accountId, now, stored)
  const effects = stored.flatMap((clocks) =>
    effectOn(ctx, clocks, { since, now, held: termsFor.get(clocks.productId) }),
  )
  if (effects.length === 0) return
  await recordChanges(
    ctx,
    effects.map(({ change }) => change),
    (change) => effects.find((effect) => effect.change === change)?.told,
  )
  await tickets.settleTickets(
    ctx,
    effects.map(({ change }) => change.after),
  )
}

interface HeldNow {
  readonly terms: ClockTerms
  readonly inGrace: boolean
}

async function termsByProduct(ctx: Ctx, accountId: string, at: number, stored: readonly StoredClocks[]) {
  const found = new Map<string, HeldNow>()
  for (const productId of new Set(stored.map((clocks) => clocks.productId))) {
    const { terms, entitlement } = await clockTermsOf(ctx, { accountId, at, productId })
    const { result } = entitlement
    if (terms) found.set(productId, { terms: keepTerms(terms), inGrace: result.inForce && result.inGrace })
  }
  return found
}

interface Effect {
  readonly change: ClockChange
  readonly told: ReturnType<typeof termsEvent>
}

function effectOn(
  ctx: Ctx,
  stored: StoredClocks,
  { since, now, held }: { readonly since: number; readonly now: number; readonly held: HeldNow | undefined },
): readonly Effect[] {
  const { state } = stored
  if (!held || (state.terms === undefined && !held.inGrace)) return []
  const timer = nextTimerAt(state)
  const at = Math.max(timer !== undefined && timer <= since ? now : since, state.at)
  const { terms } = held
  const because: TermsBecause = state.terms === undefined ? 'granted' : 'upgraded'
  const fact: TicketFact = { type: 'terms_changed', at, by: actorId(ctx), terms }
  const change = applyFacts(stored, [fact], () => ctx.newId())
  if (!change || !helps(change, because)) return []
  const told = termsEvent(stored, hashOfTerms(terms), because)
  return [{ change, told: { ...told, data: { ...told.data, since: new Date(at).toISOString() } } }]
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

/** Tickets of the account whose clocks could move, under their locks, in the order of their ids. */
async function lockTicketsOf(ctx: Ctx, accountId: string): Promise<readonly TicketKey[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM tickets t
    WHERE t.account_id = ${accountId} AND t.status <> 'closed' AND t.id IN (
      SELECT c.ticket_id FROM commitments c WHERE c.account_id = ${accountId} AND c.state = 'running' AND c.source = 'policy'
      UNION
      SELECT h.ticket_id FROM ticket_clocks h WHERE h.account_id = ${accountId} AND h.terms_hash IS NULL)
    ORDER BY t.id FOR NO KEY UPDATE`.execute(ctx.db)
  return rows.map(({ id }) => ({ accountId, ticketId: id }))
}
