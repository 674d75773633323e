import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

/** So many figures of an objective are shown; a chart of five years by the month. */
const shown = 60

export interface ValueRow {
  readonly id: string
  readonly item_id: string
  readonly on: string
  readonly value: number
  readonly remark: string | null
  readonly recorded_by: string | null
}

/** The latest figures of every objective of these accounts, oldest first. */
export async function listValues(ctx: Ctx, accountIds: readonly string[]): Promise<readonly ValueRow[]> {
  const { rows } = await sql<ValueRow>`
    SELECT id, item_id, to_char(measured_on, 'YYYY-MM-DD') AS on, value, remark, recorded_by FROM (
      SELECT v.*, row_number() OVER (PARTITION BY v.account_id, v.item_id ORDER BY v.measured_on DESC) AS nth
      FROM success_values v WHERE v.account_id = ${among(accountIds)}
    ) AS numbered WHERE nth <= ${shown} ORDER BY item_id, measured_on`.execute(ctx.db)
  return rows
}

/** Every figure of these days, to see what an import would change. */
export async function listAllValues(ctx: Ctx, accountId: string): Promise<readonly ValueRow[]> {
  const { rows } = await sql<ValueRow>`
    SELECT id, item_id, to_char(measured_on, 'YYYY-MM-DD') AS on, value, remark, recorded_by
    FROM success_values WHERE account_id = ${accountId}`.execute(ctx.db)
  return rows
}

export interface NewValue {
  readonly accountId: string
  readonly id: string
  readonly itemId: string
  readonly on: string
  readonly value: number
  readonly remark: string | null
  readonly by: string | null
  readonly at: number
}
/** A figure of a day; a later word on the same day stands in the place of the earlier. */
export const upsertValue = (ctx: Ctx, { accountId, id, itemId, on, value, remark, by, at }: NewValue) =>
  ctx.db
    .insertInto('success_values')
    .values({
      ...{ account_id: accountId, id, item_id: itemId, measured_on: sql<string>`${on}::date` },
      ...{ value, remark, recorded_by: by, recorded_at: new Date(at) },
    })
    .onConflict((taken) =>
      taken
        .columns(['account_id', 'item_id', 'measured_on'])
        .doUpdateSet({ value, remark, recorded_by: by, recorded_at: new Date(at) }),
    )
    .execute()
