import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface EnvironmentInUse {
  readonly accountId: string
  readonly id: string
  readonly name: string
  readonly version: string
  readonly isProduction: boolean
}

/**
 * Open installations of a product within sight; a customer's own account is named. Read here because the installations
 * themselves ask this slice for the catalogue: neither may wait for the other.
 */
export async function environmentsInUse(ctx: Ctx, productId: string): Promise<readonly EnvironmentInUse[]> {
  const own = ctx.principal.role === 'desk_customer' ? sql`AND account_id = ${ctx.principal.accountId}` : sql``
  const { rows } = await sql<EnvironmentInUse>`
    SELECT account_id AS "accountId", id, name, product_version AS version, is_production AS "isProduction"
    FROM environments WHERE product_id = ${productId} AND closed_at IS NULL ${own}
    ORDER BY account_id, is_production DESC, name`.execute(ctx.db)
  return rows
}
