import type { InstantMs } from '@mainstay/policy'
import type { Ctx } from '../ctx.ts'
import type { SweepRow } from './source.ts'

const DEAD_AFTER = 10
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 3_600_000

/**
 * Writes down that a row was set aside and returns when it is looked at again: in 30 s, then after twice as long each
 * time up to an hour. Undefined once it is dead, after ten failures.
 */
export async function park(
  ctx: Ctx,
  source: string,
  failed: SweepRow & { readonly code: string },
): Promise<Date | undefined> {
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
  const until = isDead ? undefined : new Date(now.getTime() + waitMs)
  const changes = {
    attempts,
    state: isDead ? 'dead' : 'waiting',
    last_failed_at: now,
    next_try_at: until ?? null,
    error_code: failed.code,
  }
  await ctx.db
    .insertInto('parked_failures')
    .values({ source, account_id: failed.accountId, row_id: failed.id, first_failed_at: now, ...changes })
    .onConflict((clash) => clash.columns(['source', 'account_id', 'row_id']).doUpdateSet(changes))
    .execute()
  return until
}

/** Forgets the rows that went through after all: their next try is over, and they were not set aside again. */
export async function forgetRecovered(ctx: Ctx, source: string, triedBy: InstantMs): Promise<void> {
  await ctx.db
    .deleteFrom('parked_failures')
    .where('source', '=', source)
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', new Date(triedBy))
    .execute()
}

/** Takes a row up again from its first try. Returns whether there was one. */
export async function unpark(ctx: Ctx, source: string, row: SweepRow): Promise<boolean> {
  const done = await ctx.db
    .deleteFrom('parked_failures')
    .where('source', '=', source)
    .where('account_id', '=', row.accountId)
    .where('row_id', '=', row.id)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}
