import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { systemStateEndpoint } from '@mainstay/contracts/system'
import type { GuardState } from '../../platform/clock/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { countWaiting } from '../notifications/index.ts'
import { countHanging } from './queries.ts'

/** What only the running process knows of itself. */
export interface SystemParts {
  readonly version: string
  readonly database: 'embedded' | 'postgresql'
  readonly isMailConfigured: boolean
  /** Undefined until this process has looked at the clock. */
  readonly clockState: () => GuardState | undefined
  /** Milliseconds since this process's sweep last looked; undefined where it runs none, or has not looked yet. */
  readonly sweepQuietForMs: () => number | undefined
}
type State = OutputOf<typeof systemStateEndpoint>

/** What was due this long ago and did not fire is overdue: a healthy sweep is within a second. */
const OVERDUE_AFTER_MS = 2_000

const clockView = (state: GuardState | undefined): State['clock'] => ({
  state: state?.mayFire === false ? 'frozen' : 'running',
  aheadMs: state ? Math.round(state.aheadMs) : null,
  since: state?.mayFire === false ? new Date(state.since).toISOString() : null,
})

/** How the desk itself is: clock, mail, database, sweep. For every member of the staff, within sight. */
export const systemState =
  (parts: SystemParts) =>
  async (ctx: Ctx): Promise<State> => {
    const now = await ctx.now()
    const { overdue, parked } = await countHanging(ctx, now - OVERDUE_AFTER_MS)
    const { waiting, oldest } = await countWaiting(ctx)
    const quietForMs = parts.sweepQuietForMs()
    return {
      version: parts.version,
      database: parts.database,
      tzdata: process.versions.tz ?? 'unknown',
      now: new Date(now).toISOString(),
      clock: clockView(parts.clockState()),
      mail: { configured: parts.isMailConfigured, waiting, oldestWaitingAt: oldest?.toISOString() ?? null },
      sweep: { lastTickAt: quietForMs === undefined ? null : new Date(now - quietForMs).toISOString(), overdue },
      parked,
    }
  }
