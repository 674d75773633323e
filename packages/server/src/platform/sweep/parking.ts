import type { InstantMs } from '@mainstay/policy'
import type { Ctx } from '../ctx.ts'
import type { SweepRow } from './source.ts'

const DEAD_AFTER = 10
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 3_600_000

/** Ids of the rows of a source that are set aside now: waiting for their next try, or dead until replayed. */
export async function listParked(ctx: Ctx, source: string, now: InstantMs): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('parked_failures')
    .select('row_id')
    .where('source', '=', source)
    .where((where) => where.or([where('state', '=', 'dead'), where('next_try_at', '>', new Date(now))]))
    .execute()
  return rows.map((row) => row.row_id)
}

/** Sets a row aside: again in 30 s, then twice as long each time up to an hour; dead after ten failures. */
export async function park(ctx: Ctx, source: string, failed: SweepRow & { readonly code: string }): Promise<void> {
  const now = new Date(await ctx.now())
  const before = await ctx.db
    .selectFrom('parked_failures')
    .select('attempts')
    .where('source', '=', source)
    .where('account_id', '=', failed.accountId)
    .where('row_id', '=', failed.id)
    .executeTakeFirst()
  const attempts = (before?.attempts ?? 0) + 1
  const isDead = attempts >= DEAD_AFTER
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1))
  const changes = {
    attempts,
    state: isDead ? 'dead' : 'waiting',
    last_failed_at: now,
    next_try_at: isDead ? null : new Date(now.getTime() + waitMs),
    error_code: failed.code,
  }
  await ctx.db
    .insertInto('parked_failures')
    .values({ source, account_id: failed.accountId, row_id: failed.id, first_failed_at: now, ...changes })
    .onConflict((clash) => clash.columns(['source', 'account_id', 'row_id']).doUpdateSet(changes))
    .execute()
}

/** Forgets a row that went through after all; called with the row's own transaction. */
export async function unpark(ctx: Ctx, source: string, row: SweepRow): Promise<void> {
  await ctx.db
    .deleteFrom('parked_failures')
    .where('source', '=', source)
    .where('account_id', '=', row.accountId)
    .where('row_id', '=', row.id)
    .execute()
}

/** Lets a row that was set aside be tried at once. Returns whether there was one. */
export async function replayParked(ctx: Ctx, source: string, row: SweepRow): Promise<boolean> {
  const done = await ctx.db
    .updateTable('parked_failures')
    .set({ state: 'waiting', attempts: 0, next_try_at: new Date(await ctx.now()) })
    .where('source', '=', source)
    .where('account_id', '=', row.accountId)
    .where('row_id', '=', row.id)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
