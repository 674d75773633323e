import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { systemStateEndpoint } from '@mainstay/contracts/staff'
import { sql } from 'kysely'
import { allow } from '../../platform/access.ts'
import type { GuardState } from '../../platform/clock/index.ts'
import type { Ctx } from '../../platform/ctx.ts'

export interface SystemParts {
  readonly version: string
  readonly database: 'embedded' | 'postgresql'
  readonly clockState: () => GuardState | undefined
  /** Milliseconds since the sweep last looked; undefined where it does not run. */
  readonly sweepQuietForMs: () => number | undefined
  readonly hasMail: boolean
}
type State = OutputOf<typeof systemStateEndpoint>

/** Commitments that should have fired a minute ago and did not: the desk cannot keep its promise. */
const OVERDUE_MS = 60_000

async function count(ctx: Ctx, now: number) {
  const { rows } = await sql<{ waiting: number; oldest: Date | null; overdue: number; parked: number }>`
    SELECT
      (SELECT count(*)::int FROM deliveries WHERE state = 'waiting') AS waiting,
      (SELECT min(created_at) FROM deliveries WHERE state = 'waiting') AS oldest,
      (SELECT count(*)::int FROM commitments WHERE next_timer_at < ${new Date(now - OVERDUE_MS)}) AS overdue,
      (SELECT count(*)::int FROM parked_failures) AS parked`.execute(ctx.db)
  return rows[0] ?? { waiting: 0, oldest: null, overdue: 0, parked: 0 }
}

/** What keeps this desk from keeping its promises, if anything does. */
export const systemState =
  (parts: SystemParts) =>
  async (ctx: Ctx): Promise<State> => {
    allow(ctx, 'staff.see', {})
    const now = await ctx.now()
    const { waiting, oldest, overdue, parked } = await count(ctx, now)
    const clock = parts.clockState()
    const quietForMs = parts.sweepQuietForMs()
    return {
      version: parts.version,
      database: parts.database,
      tzdata: process.versions.tz ?? 'unknown',
      now: new Date(now).toISOString(),
      clock: {
        state: clock?.mayFire === false ? 'frozen' : 'running',
        aheadMs: clock ? Math.round(clock.aheadMs) : null,
        since: clock?.mayFire === false ? new Date(clock.since).toISOString() : null,
      },
      mail: { configured: parts.hasMail, waiting, oldestWaitingAt: oldest?.toISOString() ?? null },
      sweep: { lastTickAt: quietForMs === undefined ? null : new Date(now - quietForMs).toISOString(), overdue },
      parked,
    }
  }
