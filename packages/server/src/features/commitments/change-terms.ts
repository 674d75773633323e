import type { DomainEvent } from '@mainstay/contracts/events'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { clockTermsOf } from '../agreements/index.ts'
import { recordChanges } from './move-clocks.ts'
import type { TicketsPort } from './ports.ts'
import { effectsOn, type TermsFor, type TicketWithClocks, ticketsWithClocks } from './terms-effects.ts'

/** What is recorded as effective "now" arrives a little later; anything older is back-dated and moves no clock. */
const STILL_NOW_MS = 5 * 60_000
const moving = ['plan', 'addOns', 'graceDays'] as const

/**
 * A change reaches clocks in two ways only: an upgrade (of a plan, or by a new agreement) gives running clocks a successor
 * that is never due later, and grace starts the clocks of tickets that were recorded without a promise. At its effect,
 * not before.
 */
export const amendmentReaction = (tickets: TicketsPort): ReactionLine => ({
  on: ['agreement.created', 'agreement.amended', 'agreement.grace_granted'],
  react: async (ctx, event) => {
    const effectiveAt = effectOf(event)
    if (effectiveAt === undefined || event.accountId === undefined) return
    if (effectiveAt > event.at) return waitForEffect(ctx, event, effectiveAt)
    if (event.at - effectiveAt <= STILL_NOW_MS) await applyNewTerms(ctx, tickets, event.accountId, event.at)
  },
})

function effectOf({ type, at, data }: DomainEvent): number | undefined {
  if (type === 'agreement.grace_granted') return at
  if (type === 'agreement.created') return typeof data?.startsAt === 'string' ? Date.parse(data.startsAt) : undefined
  const changes = typeof data?.changes === 'string' ? data.changes.split(',') : []
  if (!moving.some((change) => changes.includes(change))) return undefined
  return typeof data?.effectiveAt === 'string' ? Date.parse(data.effectiveAt) : undefined
}

async function waitForEffect(ctx: Ctx, { accountId, subject, data }: DomainEvent, effectiveAt: number): Promise<void> {
  const at = new Date(effectiveAt)
  const changeId = data?.amendmentId ?? subject.id
  await sql`
    INSERT INTO terms_effects (account_id, amendment_id, effective_at, next_timer_at)
    VALUES (${accountId}, ${changeId}, ${at}, ${at}) ON CONFLICT DO NOTHING`.execute(ctx.db)
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
  const effects = await effectsOn(ctx, keys, { since, now, termsFor: termsOfAccount(ctx, accountId, now) })
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

const termsOfAccount =
  (ctx: Ctx, accountId: string, at: number): TermsFor =>
  async (ticket) => {
    const { terms, entitlement } = await clockTermsOf(ctx, { accountId, at, ...ticket })
    const { result } = entitlement
    return terms && { terms, inGrace: result.inForce && result.inGrace }
  }

/** Tickets of the account whose clocks could move, under their locks, in the order of their ids. */
async function lockTicketsOf(ctx: Ctx, accountId: string): Promise<readonly TicketWithClocks[]> {
  const { rows } = await sql<TicketWithClocks>`
    ${ticketsWithClocks(accountId)} FOR NO KEY UPDATE OF t`.execute(ctx.db)
  return rows
}
