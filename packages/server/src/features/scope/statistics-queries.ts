import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface CountRow {
  readonly key: string | null
  readonly accountId: string | null
  readonly code: string | null
  readonly name: string | null
  readonly tickets: number
  readonly provisional: number
  readonly confirmed: number
  readonly overruled: number
  readonly givenByPerson: number
  readonly disputed: number
  readonly upheld: number
}
interface Asked {
  readonly by: 'clause' | 'account' | 'version'
  /** Civil dates, UTC; `to` is counted. */
  readonly from: string
  readonly to: string
  readonly accountId: string | undefined
}

const keys = { clause: sql`o.clause`, account: sql`a.code`, version: sql`o.product_version` } as const

/**
 * Tickets by what was found outside in a span, each once a clause, with what stands now. The span is answered by the index
 * of verdicts outside scope; only the tickets in it are looked at again.
 */
export async function countVerdicts(ctx: Ctx, { by, from, to, accountId }: Asked): Promise<readonly CountRow[]> {
  const mine = accountId === undefined ? sql`true` : sql`v.account_id = ${accountId}`
  const named = by === 'account' ? sql`a.id, a.code, a.name` : sql`NULL::uuid, NULL::text, NULL::text`
  const { rows } = await sql<CountRow>`
    WITH outside AS (
      SELECT DISTINCT ON (v.account_id, v.ticket_id, v.clause) v.account_id, v.ticket_id, v.clause, v.exclusion,
        v.author, v.product_version
      FROM scope_verdicts v
      WHERE v.verdict <> 'in_scope' AND v.at >= ${from}::date AND v.at < ${to}::date + 1 AND ${mine}
      ORDER BY v.account_id, v.ticket_id, v.clause, v.id),
    counted AS (
      SELECT ${keys[by]} AS key, ${named}, o.author, s.author AS last_author, s.exclusion IS NOT DISTINCT FROM o.exclusion AS holds,
        d.verdict_id IS NOT NULL AS disputed, COALESCE(d.upheld, false) AS upheld
      FROM outside o JOIN accounts a ON a.id = o.account_id
      CROSS JOIN LATERAL (SELECT l.author, l.exclusion FROM scope_verdicts l
        WHERE l.account_id = o.account_id AND l.ticket_id = o.ticket_id ORDER BY l.id DESC LIMIT 1) s
      LEFT JOIN LATERAL (SELECT q.verdict_id, q.upheld FROM scope_verdicts p
        JOIN scope_disputes q ON q.account_id = p.account_id AND q.verdict_id = p.id
        WHERE p.account_id = o.account_id AND p.ticket_id = o.ticket_id AND p.clause = o.clause
        ORDER BY q.at DESC LIMIT 1) d ON true)
    SELECT c.key, c.id AS "accountId", c.code, c.name, count(*)::int AS tickets,
      count(*) FILTER (WHERE last_author = 'rule')::int AS provisional,
      count(*) FILTER (WHERE last_author = 'person' AND holds AND author = 'rule')::int AS confirmed,
      count(*) FILTER (WHERE last_author = 'person' AND NOT holds)::int AS overruled,
      count(*) FILTER (WHERE author = 'person')::int AS "givenByPerson",
      count(*) FILTER (WHERE disputed)::int AS disputed,
      count(*) FILTER (WHERE upheld)::int AS upheld
    FROM counted c (key, id, code, name, author, last_author, holds, disputed, upheld)
    GROUP BY c.key, c.id, c.code, c.name ORDER BY count(*) DESC, c.key`.execute(ctx.db)
  return rows
}
