import { type Fault, rangeBounds, versionsNamed } from '@mainstay/policy/lifecycle'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { InstallationInUse } from '../releases/index.ts'

export const columns = sql`e.account_id AS "accountId", e.id, e.name, e.product_version AS version, e.based_on AS "basedOn",
  e.line, e.is_production AS "isProduction"`

/** A customer's own account is named beside what row security does. */
export const withinSight = ({ principal }: Ctx) =>
  principal.role === 'desk_customer' ? sql`AND e.account_id = ${principal.accountId}` : sql``

interface OnLines {
  readonly productId: string
  readonly accountIds: readonly string[]
  readonly perLine: number
}
/** Of each of these accounts, the first open installations on each line, production first, with how many it has there. */
export async function listFirstOnLines(ctx: Ctx, { productId, accountIds, perLine }: OnLines) {
  if (accountIds.length === 0) return []
  const { rows } = await sql<InstallationInUse & { readonly onLine: number }>`
    SELECT * FROM (SELECT ${columns}, (count(*) OVER w)::int AS "onLine", row_number() OVER n AS nth FROM environments e
      WHERE e.product_id = ${productId} AND e.account_id = ANY (${[...accountIds]}::uuid[]) AND e.closed_at IS NULL
        ${withinSight(ctx)}
      WINDOW w AS (PARTITION BY e.account_id, e.line),
        n AS (PARTITION BY e.account_id, e.line ORDER BY e.is_production DESC, e.name)) r
    WHERE r.nth <= ${perLine} ORDER BY r."accountId", r."isProduction" DESC, r.name`.execute(ctx.db)
  return rows
}

/** Open installations of these accounts of a product, production first. */
export async function listRunning(
  ctx: Ctx,
  { productId, accountIds }: { readonly productId: string; readonly accountIds: readonly string[] },
): Promise<readonly InstallationInUse[]> {
  if (accountIds.length === 0) return []
  const { rows } = await sql<InstallationInUse>`SELECT ${columns} FROM environments e
    WHERE e.product_id = ${productId} AND e.account_id = ANY (${[...accountIds]}::uuid[]) AND e.closed_at IS NULL
      ${withinSight(ctx)} ORDER BY e.account_id, e.is_production DESC, e.name`.execute(ctx.db)
  return rows
}

const operators = { '>=': sql`>=`, '<=': sql`<=`, '>': sql`>`, '<': sql`<`, '=': sql`=` } as const

/** What `isAffected` says, as bounds that the index of orders answers; a hotfix stands in it where its base stands. */
export const affects = ({ affected, fixedIn }: Fault): RawBuilder<boolean> => {
  const parts = rangeBounds(affected).map((part) =>
    sql.join(
      part.map(({ operator, order }) => sql`e.version_order ${operators[operator]} ${order}`),
      sql` AND `,
    ),
  )
  const named = [...versionsNamed(affected)]
  const isWithin = sql`(${sql.join(
    parts.map((part) => sql`(${part})`),
    sql` OR `,
  )}) AND (e.based_on IS NULL OR e.product_version IS DISTINCT FROM ${fixedIn ?? null})`
  return named.length === 0
    ? sql<boolean>`(${isWithin})`
    : sql<boolean>`((${isWithin}) OR (e.based_on IS NOT NULL AND e.product_version = ANY (${named}::text[])))`
}

/** Open installations within sight that a fault may concern, account by account: in its range, or of unknown version. */
export async function listAffected(
  ctx: Ctx,
  { productId, ...fault }: Fault & { readonly productId: string },
): Promise<readonly InstallationInUse[]> {
  const { rows } = await sql<InstallationInUse>`SELECT ${columns} FROM environments e
    WHERE e.product_id = ${productId} AND e.closed_at IS NULL AND (e.version_order IS NULL OR ${affects(fault)})
      ${withinSight(ctx)} ORDER BY e.account_id, e.id`.execute(ctx.db)
  return rows
}

/** An account that a fault may concern: `isSure` with an installation in its range, else with one of unknown version. */
export interface ConcernedAccount {
  readonly accountId: string
  readonly isSure: boolean
}
interface Concerned {
  readonly inRange: number
  readonly unknown: number
  /** A page of them, in range first. */
  readonly page: readonly ConcernedAccount[]
}
interface ConcernedAsked extends Fault {
  readonly productId: string
  readonly besides: readonly string[]
  readonly after?: ConcernedAccount | undefined
  readonly limit: number
}
/**
 * How many accounts within sight a fault may concern, others than those beside it, and a page of them. Reads the index of
 * orders as far as the range goes, no row of it, and of that only whose they are: to aggregate besides what each account has
 * took as long again.
 */
export async function countConcerned(ctx: Ctx, asked: ConcernedAsked): Promise<Concerned> {
  const { productId, besides, after, limit, ...fault } = asked
  const accounts = sql`SELECT DISTINCT e.account_id AS id FROM environments e WHERE e.product_id = ${productId}
    AND e.closed_at IS NULL ${withinSight(ctx)}
    ${besides.length === 0 ? sql`` : sql`AND e.account_id <> ALL (${[...besides]}::uuid[])`}`
  const { rows } = await sql<{ inRange: number; unknown: number; page: readonly ConcernedAccount[] }>`
    WITH in_range AS MATERIALIZED (${accounts} AND ${affects(fault)}),
      unknown AS MATERIALIZED (${accounts} AND e.version_order IS NULL
        AND NOT EXISTS (SELECT 1 FROM in_range i WHERE i.id = e.account_id))
    SELECT (SELECT count(*) FROM in_range)::int AS "inRange", (SELECT count(*) FROM unknown)::int AS unknown,
      coalesce((SELECT jsonb_agg(jsonb_build_object('accountId', f.id, 'isSure', f.is_sure) ORDER BY f.is_sure DESC, f.id)
        FROM ((SELECT id, true AS is_sure FROM in_range WHERE ${comesAfter(after, true)} ORDER BY id LIMIT ${limit})
          UNION ALL (SELECT id, false FROM unknown WHERE ${comesAfter(after, false)} ORDER BY id LIMIT ${limit})) f),
      '[]') AS page`.execute(ctx.db)
  const [one] = rows
  return { inRange: one?.inRange ?? 0, unknown: one?.unknown ?? 0, page: (one?.page ?? []).slice(0, limit) }
}

const comesAfter = (after: ConcernedAccount | undefined, isSure: boolean) => {
  if (after === undefined || (after.isSure && !isSure)) return sql`true`
  return after.isSure === isSure ? sql`id > ${after.accountId}::uuid` : sql`false`
}

/** So many installations are looked at for one fault; where there are more, the count says that it is the least. */
const readAtMost = 250

/** Accounts within sight with an installation in each fault's range, others than those named beside it. */
export async function countAffected(
  ctx: Ctx,
  {
    productId,
    faults,
  }: { readonly productId: string; readonly faults: readonly (Fault & { readonly besides: readonly string[] })[] },
): Promise<readonly { readonly accounts: number; readonly isLeast: boolean }[]> {
  if (faults.length === 0) return []
  const each = faults.map(
    ({ besides, ...fault }, place) => sql`SELECT ${place}::int AS place, count(*)::int AS seen,
      count(DISTINCT r.account_id) FILTER (WHERE r.account_id <> ALL (${[...besides]}::uuid[]))::int AS accounts
    FROM (SELECT e.account_id FROM environments e WHERE e.product_id = ${productId} AND e.closed_at IS NULL
      AND ${affects(fault)} ${withinSight(ctx)} LIMIT ${readAtMost}) r`,
  )
  const { rows } = await sql<{ seen: number; accounts: number }>`
    SELECT c.* FROM (${sql.join(each, sql` UNION ALL `)}) c ORDER BY c.place`.execute(ctx.db)
  return rows.map(({ seen, accounts }) => ({ accounts, isLeast: seen >= readAtMost }))
}

/** How the open installations of these accounts stand to a fault, counted; an account without any is not in it. */
export async function countStandings(
  ctx: Ctx,
  { productId, accountIds, ...fault }: Fault & { readonly productId: string; readonly accountIds: readonly string[] },
): Promise<ReadonlyMap<string, { readonly inRange: number; readonly unknown: number; readonly inAll: number }>> {
  if (accountIds.length === 0) return new Map()
  const { rows } = await sql<{ accountId: string; inRange: number; unknown: number; inAll: number }>`
    SELECT e.account_id AS "accountId", count(*) FILTER (WHERE ${affects(fault)})::int AS "inRange",
      count(*) FILTER (WHERE e.version_order IS NULL)::int AS unknown, count(*)::int AS "inAll"
    FROM environments e WHERE e.product_id = ${productId} AND e.account_id = ANY (${[...accountIds]}::uuid[])
      AND e.closed_at IS NULL ${withinSight(ctx)} GROUP BY e.account_id`.execute(ctx.db)
  return new Map(rows.map(({ accountId, ...counts }) => [accountId, counts]))
}
