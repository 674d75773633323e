import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

interface RequestKept {
  readonly id: string
  /** Where it ended up, if it became part of another one. */
  readonly endsIn: string
  readonly cells: Readonly<Record<'external_id' | 'title' | 'wording' | 'product' | 'visibility' | 'plans', string>>
}
const own = sql`jsonb_build_object('external_id', r.external_id, 'title', r.title, 'wording', r.wording, 'product', p.key,
  'visibility', r.visibility, 'plans', array_to_string(r.plans, ' '))`

/** Requests by the number of another system, or by their own id. */
export async function listRequestsKept(
  ctx: Ctx,
  { numbers, ids }: { readonly numbers: readonly string[]; readonly ids: readonly string[] },
): Promise<readonly RequestKept[]> {
  const { rows } = await sql<RequestKept>`
    WITH RECURSIVE asked AS (SELECT id FROM requests
      WHERE external_id = ANY (${[...numbers]}::text[]) OR id = ANY (${[...ids]}::uuid[])),
    chain AS (SELECT r.id AS root, r.id, r.merged_into FROM requests r JOIN asked USING (id)
      UNION SELECT c.root, r.id, r.merged_into FROM chain c JOIN requests r ON r.id = c.merged_into)
    SELECT r.id, c.id AS "endsIn", ${own} AS cells FROM chain c JOIN requests r ON r.id = c.root
      JOIN products p ON p.id = r.product_id WHERE c.merged_into IS NULL`.execute(ctx.db)
  return rows
}

interface AskKept {
  readonly requestId: string
  readonly accountId: string
  readonly personId: string
  /** Null where a ticket says it. */
  readonly useCase: string | null
}
export async function listAsksKept(ctx: Ctx, requestIds: readonly string[]): Promise<readonly AskKept[]> {
  const { rows } = await sql<AskKept>`SELECT request_id AS "requestId", account_id AS "accountId",
    person_id AS "personId", use_case AS "useCase" FROM request_asks
    WHERE request_id = ANY (${[...requestIds]}::uuid[]) ORDER BY id`.execute(ctx.db)
  return rows
}

/** Who speaks or spoke for these accounts, by address. */
export async function listContactMails(ctx: Ctx, accountIds: readonly string[]) {
  const { rows } = await sql<{ accountId: string; email: string; personId: string }>`
    SELECT DISTINCT m.account_id AS "accountId", lower(d.email) AS email, m.person_id AS "personId"
    FROM mandates m JOIN addresses d ON d.person_id = m.person_id
    WHERE m.account_id = ANY (${[...accountIds]}::uuid[]) AND m.role = 'contact'`.execute(ctx.db)
  return rows
}

export interface RequestLine {
  readonly id: string
  readonly askId: string
  readonly cells: Readonly<Record<string, string>>
}
const noAsk = '00000000-0000-0000-0000-000000000000'

/** A page of all requests, a line for each ask of them, or one where nobody asks. What became part of another is not there. */
export async function listRequestLines(
  ctx: Ctx,
  { after, limit }: { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<readonly RequestLine[]> {
  const { rows } = await sql<Omit<RequestLine, 'cells'> & { readonly cells: Record<string, string | null> }>`
    SELECT r.id, coalesce(k.id, ${noAsk}::uuid) AS "askId", ${own} || jsonb_build_object(
      'status', r.status, 'status_words', r.status_words, 'release', r.release_version, 'account', a.code,
      'use_case', k.use_case, 'email', (SELECT lower(d.email) FROM addresses d
        WHERE d.person_id = k.person_id AND d.is_main)) AS cells
    FROM requests r JOIN products p ON p.id = r.product_id LEFT JOIN request_asks k ON k.request_id = r.id
      LEFT JOIN accounts a ON a.id = k.account_id
    WHERE r.merged_into IS NULL AND (${after?.[0] ?? null}::uuid IS NULL
      OR (r.id, coalesce(k.id, ${noAsk}::uuid)) > (${after?.[0] ?? noAsk}::uuid, ${after?.[1] ?? noAsk}::uuid))
    ORDER BY r.id, coalesce(k.id, ${noAsk}::uuid) LIMIT ${limit}`.execute(ctx.db)
  return rows.map(({ cells, ...line }) => ({
    ...line,
    cells: Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, cell ?? ''])),
  }))
}
