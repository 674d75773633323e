import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { SweepSource } from '../sweep/source.ts'

/** A row put on the queue again is looked for after this long. */
const LOOK_AGAIN_MS = 20_000

/** Rows whose next try is due, whose job was lost or whose worker died: put on the job queue again. */
export function outboxRetries(
  enqueue: (ctx: Ctx, rows: readonly { account_id: string; id: string }[]) => Promise<void>,
): SweepSource {
  return {
    name: 'outbox-retries',
    async nextAt(db) {
      const row = await db
        .selectFrom('outbox')
        .select((of) => of.fn.min('next_try_at').as('at'))
        .executeTakeFirst()
      return row?.at?.getTime()
    },
    async take(ctx, limit, dueBy) {
      const found = await sql<{ account_id: string; id: string }>`
        WITH due AS MATERIALIZED (
          SELECT account_id, id FROM outbox WHERE next_try_at <= ${new Date(dueBy)}
          ORDER BY next_try_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
        )
        UPDATE outbox SET next_try_at = ${new Date(dueBy + LOOK_AGAIN_MS)}
        FROM due WHERE outbox.account_id = due.account_id AND outbox.id = due.id
        RETURNING outbox.account_id, outbox.id`.execute(ctx.db)
      await enqueue(ctx, found.rows)
      return found.rows.length
    },
  }
}
