import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'

export interface Parked {
  readonly source: string
  readonly accountId: string
  readonly rowId: string
  readonly errorCode: string
  readonly nextTryAt: number
}

/** Notes that a row could not be handled: the staff see it, the others go on. Counts the tries. */
export async function parkFailure(ctx: Ctx, parked: Parked): Promise<void> {
  const { source, accountId, rowId, errorCode } = parked
  const at = new Date(await ctx.now())
  const nextTryAt = new Date(parked.nextTryAt)
  await sql`
    INSERT INTO parked_failures
      (source, account_id, row_id, attempts, state, first_failed_at, last_failed_at, next_try_at, error_code)
    VALUES (${source}, ${accountId}, ${rowId}, 1, 'waiting', ${at}, ${at}, ${nextTryAt}, ${errorCode})
    ON CONFLICT (source, account_id, row_id) DO UPDATE
    SET attempts = parked_failures.attempts + 1, last_failed_at = ${at}, next_try_at = ${nextTryAt},
      error_code = ${errorCode}`.execute(ctx.db)
}
