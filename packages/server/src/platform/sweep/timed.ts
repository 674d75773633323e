import { type SelectQueryBuilder, sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { SweepSource } from './source.ts'
import type { TimerColumn } from './timer-column.ts'

/** A source that goes by a column of timers: the earliest is one look at the end of the column's index. */
export const timed = (source: Omit<SweepSource, 'nextAt'> & { readonly timer: TimerColumn }): SweepSource => ({
  ...source,
  nextAt: (db) => earliest(db, source.timer),
})

async function earliest(db: Ctx['db'], { table, timer }: TimerColumn): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`SELECT ${sql.ref(timer)} AS at FROM ${sql.table(table)}
    WHERE ${sql.ref(timer)} IS NOT NULL ORDER BY ${sql.ref(timer)} LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

/** Of what a query reads, the rows due by an instant, earliest first and held; what another desk works on is passed over. */
export const lockDue = <DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  timer: string,
  { limit, dueBy }: { readonly limit: number; readonly dueBy: number },
): Promise<O[]> =>
  query
    .where(sql<boolean>`${sql.ref(timer)} <= ${new Date(dueBy)}`)
    .orderBy(sql.ref(timer))
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
