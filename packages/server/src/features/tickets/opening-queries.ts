import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { noteNow } from '../../platform/unit-of-work/index.ts'

export interface OpeningFacts {
  readonly code: string
  readonly name: string
  readonly productId: string | null
  readonly environmentId: string | null
  readonly environmentName: string | null
  readonly environmentVersion: string | null
  readonly environmentProductId: string | null
  /** The account's next number. */
  readonly number: number
  /** Clock and language of the writer. */
  readonly readerZone: string | null
  readonly readerLocale: string | null
}
interface Named {
  readonly accountId: string
  readonly productId: string | null
  readonly environmentId: string | null
}

/**
 * What a new ticket refers to, each id looked up within the account it is for: a stranger's environment is simply not
 * there. A product that nobody names is that of the environment, else the first one sold. Takes the account's next
 * number in the same statement; the counter is held until the transaction ends, so that numbers have no gap.
 */
export async function takeOpeningFacts(ctx: Ctx, named: Named): Promise<OpeningFacts | undefined> {
  const writer = 'personId' in ctx.principal ? ctx.principal.personId : null
  const { rows } = await sql<OpeningFacts & { readonly lockedAt: Date }>`
    WITH taken AS (INSERT INTO account_counters AS c (account_id, last_ticket)
      SELECT o.id, 1 FROM accounts o WHERE o.id = ${named.accountId}
      ON CONFLICT (account_id) DO UPDATE SET last_ticket = c.last_ticket + 1
      RETURNING account_id, last_ticket, clock_timestamp() AS locked_at)
    SELECT a.code, a.name, p.id AS "productId", e.id AS "environmentId", e.name AS "environmentName",
      e.product_version AS "environmentVersion", e.product_id AS "environmentProductId",
      k.last_ticket AS number, k.locked_at AS "lockedAt", w.zone AS "readerZone", w.locale AS "readerLocale"
    FROM taken k JOIN accounts a ON a.id = k.account_id
    LEFT JOIN people w ON w.id = ${writer}::uuid
    LEFT JOIN environments e ON e.account_id = a.id AND e.id = ${named.environmentId}::uuid AND e.closed_at IS NULL
    LEFT JOIN products p ON p.id = COALESCE(${named.productId}::uuid, e.product_id,
      (SELECT f.id FROM products f ORDER BY f.created_at, f.key LIMIT 1))`.execute(ctx.db)
  const [row] = rows
  if (!row) return undefined
  const { lockedAt, ...facts } = row
  noteNow(ctx, lockedAt)
  return facts
}
