import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'

/** A timer column that a sweep goes by, with the column that tells its rows apart. */
export interface TimerColumn {
  readonly table: string
  readonly timer: string
  readonly key: string
  /** Rows without an account of their own (calendars) are kept under the nil account. */
  readonly account?: string
}
const nilAccount = '00000000-0000-0000-0000-000000000000'

/** Moves the earliest due row's timer out of the way and says which it was. What is due stays what it is: only the look at it waits. */
export async function postponeFirstDue(
  ctx: Ctx,
  { table, timer, key, account }: TimerColumn,
  { dueBy, until }: { readonly dueBy: number; readonly until: number },
): Promise<{ readonly accountId: string; readonly rowId: string } | undefined> {
  const owner = account === undefined ? sql`${nilAccount}::uuid` : sql.ref(account)
  const { rows } = await sql<{ account_id: string; row_id: string }>`
    WITH first AS MATERIALIZED (
      SELECT ${sql.ref(key)} AS key FROM ${sql.table(table)} WHERE ${sql.ref(timer)} <= ${new Date(dueBy)}
      ORDER BY ${sql.ref(timer)} LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    UPDATE ${sql.table(table)} SET ${sql.ref(timer)} = ${new Date(until)}
    WHERE ${sql.ref(key)} IN (SELECT key FROM first)
    RETURNING ${owner} AS account_id, ${sql.ref(key)}::text AS row_id`.execute(ctx.db)
  const [row] = rows
  return row && { accountId: row.account_id, rowId: row.row_id }
}
