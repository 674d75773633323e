import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface ValueRow {
  readonly agreementId: string
  readonly amount: number
  readonly currency: string
  readonly recordedAt: Date
  readonly recordedBy: string
}
/** What each agreement of an account is worth a year, as recorded last. For the staff and the desk itself. */
export async function listValues(ctx: Ctx, accountId: string): Promise<readonly ValueRow[]> {
  const { rows } =
    await sql<ValueRow>`SELECT DISTINCT ON (agreement_id) agreement_id AS "agreementId", amount, currency,
      recorded_at AS "recordedAt", recorded_by AS "recordedBy"
    FROM agreement_values WHERE account_id = ${accountId} ORDER BY agreement_id, id DESC`.execute(ctx.db)
  return rows
}

export async function insertValue(
  ctx: Ctx,
  row: Omit<ValueRow, 'recordedAt'> & { readonly accountId: string; readonly id: string; readonly at: number },
): Promise<void> {
  await sql`INSERT INTO agreement_values (account_id, id, agreement_id, amount, currency, recorded_at, recorded_by)
    VALUES (${row.accountId}, ${row.id}, ${row.agreementId}, ${row.amount}, ${row.currency}, ${new Date(row.at)},
      ${row.recordedBy})`.execute(ctx.db)
}
