import type { Reason } from '@mainstay/policy/reasons'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export type DeliveryState = 'waiting' | 'sent' | 'refused' | 'dead' | 'not_entitled' | 'not_wanted' | 'held'

export interface NewDelivery {
  readonly account_id: string
  readonly id: string
  readonly event_id: string
  readonly kind: string
  /** Null for somebody who is nobody here yet. */
  readonly person_id: string | null
  readonly side: 'customer' | 'staff' | 'outside'
  readonly ticket_id: string | null
  readonly message_id: string
  readonly policy_version: string | null
  readonly reason: Reason | null
}

/** A mail already on its way stays as it is: one per event, person and kind. */
export async function insertDeliveries(ctx: Ctx, rows: readonly NewDelivery[], at: number): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('deliveries')
    .values(
      rows.map(({ reason, ...row }) => ({
        ...row,
        reason: reason === null ? null : sql`${JSON.stringify(reason)}::jsonb`,
        state: 'waiting',
        attempts: 0,
        next_try_at: new Date(at),
        created_at: new Date(at),
      })),
    )
    .onConflict((conflict) => conflict.columns(['event_id', 'person_id', 'kind']).doNothing())
    .execute()
}

/** A delivery in the hands of one try. The number of tries fences a try that slept through its lease (F04). */
export interface Try {
  readonly accountId: string
  readonly id: string
  readonly attempt: number
}

export interface Claim {
  readonly limit: number
  readonly dueBy: number
  readonly leaseMs: number
  /** In this process's hands already, whatever the clock says of their leases. */
  readonly except: readonly string[]
}

/** Claims what is due, passing over what others hold, and lets nobody else have it for as long as the lease. */
export async function claimDue(ctx: Ctx, { limit, dueBy, leaseMs, except }: Claim): Promise<readonly Try[]> {
  const { rows } = await sql<{ account_id: string; id: string; attempts: number }>`
    WITH due AS MATERIALIZED (
      SELECT account_id, id FROM deliveries
      WHERE state = 'waiting' AND next_try_at <= ${new Date(dueBy)} AND id <> ALL (${[...except]}::uuid[])
      ORDER BY next_try_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE deliveries d SET attempts = d.attempts + 1, next_try_at = ${new Date(dueBy + leaseMs)}
    FROM due WHERE d.account_id = due.account_id AND d.id = due.id
    RETURNING d.account_id, d.id, d.attempts`.execute(ctx.db)
  return rows.map((row) => ({ accountId: row.account_id, id: row.id, attempt: row.attempts }))
}

/** Holds on to tries in hand until then; those that somebody else took meanwhile stay theirs. */
export async function renewTries(ctx: Ctx, held: readonly Try[], until: number): Promise<void> {
  await sql`
    UPDATE deliveries d SET next_try_at = ${new Date(until)}
    FROM unnest(${held.map(({ accountId }) => accountId)}::uuid[], ${held.map(({ id }) => id)}::uuid[],
      ${held.map(({ attempt }) => attempt)}::int[]) AS h (account_id, id, attempts)
    WHERE d.account_id = h.account_id AND d.id = h.id AND d.attempts = h.attempts AND d.state = 'waiting'`.execute(
    ctx.db,
  )
}

export async function earliestTry(db: Ctx['db']): Promise<number | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .select((of) => of.fn.min('next_try_at').as('at'))
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row?.at?.getTime()
}

const ofTry = (ctx: Ctx, { accountId, id, attempt }: Try) =>
  ctx.db
    .selectFrom('deliveries')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('state', '=', 'waiting')

/** The row, locked, as long as this try still holds it. */
export const lockTry = (ctx: Ctx, held: Try) => ofTry(ctx, held).forNoKeyUpdate().executeTakeFirst()
export type DeliveryRow = NonNullable<Awaited<ReturnType<typeof lockTry>>>

export interface Settled {
  readonly state: DeliveryState
  readonly nextTryAt?: number
  readonly errorCode?: string
  readonly sentAt?: number
}

/** Written only by the try that holds the row. Returns whether it did. */
export async function settleTry(ctx: Ctx, { accountId, id, attempt }: Try, settled: Settled): Promise<boolean> {
  const { state, nextTryAt, errorCode, sentAt } = settled
  const done = await ctx.db
    .updateTable('deliveries')
    .set({
      state,
      next_try_at: nextTryAt === undefined ? null : new Date(nextTryAt),
      last_error_code: errorCode ?? null,
      ...(sentAt !== undefined && { sent_at: new Date(sentAt) }),
    })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Takes up again what was given up, refused or held back, from the first try on, under its old message id. */
export async function replayRow(ctx: Ctx, id: string, at: number): Promise<DeliveryRow | undefined> {
  return ctx.db
    .updateTable('deliveries')
    .set({ state: 'waiting', next_try_at: new Date(at), created_at: new Date(at) })
    .where('id', '=', id)
    .where('state', 'in', ['dead', 'refused', 'held'])
    .returningAll()
    .executeTakeFirst()
}

export const findDelivery = (ctx: Ctx, id: string): Promise<DeliveryRow | undefined> =>
  ctx.db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()

export interface DeliveryFilter {
  readonly accountId: string | undefined
  readonly ticketId: string | undefined
  readonly state: DeliveryState | undefined
  readonly before: string | undefined
  readonly limit: number
}

/** The log of outgoing mail within sight, newest first. */
export const listDeliveryRows = (ctx: Ctx, filter: DeliveryFilter): Promise<DeliveryRow[]> => {
  let query = ctx.db.selectFrom('deliveries').selectAll().orderBy('id', 'desc').limit(filter.limit)
  if (filter.accountId !== undefined) query = query.where('account_id', '=', filter.accountId)
  if (filter.ticketId !== undefined) query = query.where('ticket_id', '=', filter.ticketId)
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  if (filter.before !== undefined) query = query.where('id', '<', filter.before)
  return query.execute()
}

/** How much mail waits, and since when. */
export async function countWaiting(ctx: Ctx): Promise<{ readonly waiting: number; readonly oldest: Date | null }> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null }>`
    SELECT count(*)::int AS waiting, min(created_at) AS oldest FROM deliveries WHERE state = 'waiting'`.execute(ctx.db)
  return rows[0] ?? { waiting: 0, oldest: null }
}
