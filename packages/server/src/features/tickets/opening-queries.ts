import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface OpeningFacts {
  readonly code: string
  readonly name: string
  readonly productId: string | null
  readonly environmentId: string | null
  readonly environmentName: string | null
  readonly environmentVersion: string | null
  readonly environmentProductId: string | null
}
interface Named {
  readonly accountId: string
  readonly productId: string | null
  readonly environmentId: string | null
}

/**
 * What a new ticket refers to, each id looked up within the account it is for: a stranger's environment is simply not
 * there. A product that nobody names is that of the environment, else the first one sold.
 */
export async function findOpeningFacts(ctx: Ctx, named: Named): Promise<OpeningFacts | undefined> {
  const { rows } = await sql<OpeningFacts>`
    SELECT a.code, a.name, p.id AS "productId", e.id AS "environmentId", e.name AS "environmentName",
      e.product_version AS "environmentVersion", e.product_id AS "environmentProductId"
    FROM accounts a
    LEFT JOIN environments e ON e.account_id = a.id AND e.id = ${named.environmentId}::uuid AND e.closed_at IS NULL
    LEFT JOIN products p ON p.id = COALESCE(${named.productId}::uuid, e.product_id,
      (SELECT f.id FROM products f ORDER BY f.created_at, f.key LIMIT 1))
    WHERE a.id = ${named.accountId}`.execute(ctx.db)
  return rows[0]
}
