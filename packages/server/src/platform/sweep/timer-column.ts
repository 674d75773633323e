import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { SweepRow } from './source.ts'

/** A timer column that a sweep goes by, with the column that tells its rows apart. */
export interface TimerColumn {
  readonly table: string
  readonly timer: string
  readonly key: string
  /** Rows without an account of their own (calendars) are kept under the nil account. */
  readonly account?: string
}
const nilAccount = '00000000-0000-0000-0000-000000000000'

/** Locks the earliest due row and says which it is; undefined when there is none that is free. */
export async function lockFirstDue(
  ctx: Ctx,
  { table, timer, key, account }: TimerColumn,
  dueBy: number,
): Promise<SweepRow | undefined> {
  const owner = account === undefined ? sql`${nilAccount}::uuid` : sql.ref(account)
  const { rows } = await sql<SweepRow>`
    SELECT ${owner} AS "accountId", ${sql.ref(key)}::text AS id FROM ${sql.table(table)}
    WHERE ${sql.ref(timer)} <= ${new Date(dueBy)}
    ORDER BY ${sql.ref(timer)} LIMIT 1 FOR UPDATE SKIP LOCKED`.execute(ctx.db)
  return rows[0]
}

/** Moves when a row is looked at; undefined: not before somebody replays it. What was promised stays what it is. */
export async function moveTimer(
  ctx: Ctx,
  { table, timer, key, account }: TimerColumn,
  { row, until }: { readonly row: SweepRow; readonly until: Date | undefined },
): Promise<void> {
  const ofAccount = account === undefined ? sql`` : sql`AND ${sql.ref(account)} = ${row.accountId}`
  await sql`UPDATE ${sql.table(table)} SET ${sql.ref(timer)} = ${until ?? null}
    WHERE ${sql.ref(key)}::text = ${row.id} ${ofAccount}`.execute(ctx.db)
}
