import type { InstantMs } from '@mainstay/policy'
import type { Ctx } from '../ctx.ts'
import type { TimerColumn } from './timer-column.ts'

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
   * acts set-wise, idempotent by unique key. Returns how many it took.
   */
  readonly take: (ctx: Ctx, limit: number, dueBy: InstantMs) => Promise<number>
  /** Where a row that always fails is set aside (F24). A source without it is slowed down as a whole while it fails. */
  readonly timer?: TimerColumn
}
