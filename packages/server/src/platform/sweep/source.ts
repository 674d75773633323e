import type { InstantMs } from '@mainstay/policy'
import type { Ctx } from '../ctx.ts'

/** A row that a sweep is about. */
export interface SweepRow {
  readonly accountId: string
  readonly id: string
}

/** Something that falls due: commitments, reminders, calendars, retries. */
export interface SweepSource {
  readonly name: string
  /** The earliest timer; one look at the end of an index. */
  readonly nextAt: (db: Ctx['db']) => Promise<InstantMs | undefined>
  /**
   * Handles up to `limit` rows due by `dueBy` in this transaction: locks them (SKIP LOCKED), then reads the clock, then
   * acts set-wise, idempotent by unique key. Rows named in `except` are left alone. Returns how many it took.
   */
  readonly take: (ctx: Ctx, limit: number, dueBy: InstantMs, except: readonly string[]) => Promise<number>
  /**
   * The row that `take` would take first, so that one that always fails can be set aside (F24). A source without it is
   * slowed down as a whole while it fails.
   */
  readonly firstDue?: (db: Ctx['db'], dueBy: InstantMs, except: readonly string[]) => Promise<SweepRow | undefined>
}
