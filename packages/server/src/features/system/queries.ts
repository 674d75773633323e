import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** Counting stops here: more than this is bad news enough. */
const COUNT_AT_MOST = 1_000

export interface Standing {
  /** Promises and steps of tickets that were due before the given instant and did not fire. */
  readonly overdue: number
  /** Rows that were set aside because they could not be handled. */
  readonly parked: number
}

/** What hangs, within the caller's sight. `before` in epoch ms. */
export async function countHanging(ctx: Ctx, before: number): Promise<Standing> {
  const due = new Date(before)
  const { rows } = await sql<Standing>`
    SELECT
      (SELECT count(*)::int FROM (
        (SELECT 1 FROM commitments WHERE next_timer_at < ${due} LIMIT ${COUNT_AT_MOST})
        UNION ALL
        (SELECT 1 FROM owed_agreements WHERE next_timer_at < ${due} LIMIT ${COUNT_AT_MOST})
        UNION ALL
        (SELECT 1 FROM tickets WHERE life_timer_at < ${due} LIMIT ${COUNT_AT_MOST})
      ) AS hanging) AS overdue,
      (SELECT count(*)::int FROM (SELECT 1 FROM parked_failures LIMIT ${COUNT_AT_MOST}) AS aside) AS parked`.execute(
    ctx.db,
  )
  return rows[0] ?? { overdue: 0, parked: 0 }
}
