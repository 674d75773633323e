import { sql } from 'kysely'
import type { Principal } from '../ctx.ts'
import type { Units } from '../unit-of-work/unit-of-work.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
const DAY_MS = 86_400_000
const ANSWERS_KEPT_MS = 30 * DAY_MS
const OUTBOX_KEPT_MS = 30 * DAY_MS
const MONTHS_AHEAD = 3

/** What a round of housekeeping found. */
export interface HouseReport {
  readonly partitionsMade: number
  /** Rows in default partitions; more than none means that a month was not made in time. */
  readonly defaultRows: number
  readonly answersDropped: number
}

/**
 * Makes the coming three months' partitions, drops stored answers after 30 days and delivered outbox rows
 * after 30. Running it twice does nothing twice.
 */
export async function keepHouse(units: Units): Promise<HouseReport> {
  return units.unitOfWork(worker, async (ctx) => {
    const now = await ctx.now()
    const made = await sql<{ made: number }>`SELECT desk_make_partitions(${new Date(now)}::timestamptz,
      ${new Date(now)}::timestamptz + make_interval(months => ${MONTHS_AHEAD})) AS made`.execute(ctx.db)
    const answers = await ctx.db
      .deleteFrom('idempotent_answers')
      .where('at', '<', new Date(now - ANSWERS_KEPT_MS))
      .executeTakeFirst()
    await ctx.db
      .deleteFrom('outbox')
      .where('state', '=', 'done')
      .where('settled_at', '<', new Date(now - OUTBOX_KEPT_MS))
      .execute()
    const left = await sql<{ rows: number }>`SELECT desk_default_rows() AS rows`.execute(ctx.db)
    return {
      partitionsMade: made.rows[0]?.made ?? 0,
      defaultRows: left.rows[0]?.rows ?? 0,
      answersDropped: Number(answers.numDeletedRows),
    }
  })
}
