import type { Fault } from '@mainstay/policy/lifecycle'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { InstallationInUse } from '../releases/index.ts'
import { affects, columns, withinSight } from './running-queries.ts'

/** In range, of unknown version, out of range. */
type Rank = 0 | 1 | 2
const rankTo = (fault: Fault) =>
  sql<Rank>`CASE WHEN e.version_order IS NULL THEN 1 WHEN ${affects(fault)} THEN 0 ELSE 2 END`

/** An installation beside a fault, and where it stands in a list: what is in range first, production first. */
export interface StandingTo extends InstallationInUse {
  readonly rank: Rank
}
/** Where a page of an account's ends. */
export type StandingPosition = readonly [rank: Rank, isOther: 0 | 1, name: string, id: string]

interface OfOne extends Fault {
  readonly productId: string
  readonly accountId: string
  readonly after?: StandingPosition | undefined
  readonly limit: number
}
/** A page of an account's open installations as they stand to a fault. */
export async function listStandingOf(ctx: Ctx, asked: OfOne): Promise<readonly StandingTo[]> {
  const { productId, accountId, after, limit, ...fault } = asked
  const isAfter =
    after === undefined
      ? sql`true`
      : sql`(s.rank, NOT s."isProduction", s.name, s.id) > (${after[0]}::int, ${after[1] === 1}, ${after[2]}, ${after[3]}::uuid)`
  const { rows } = await sql<StandingTo>`
    SELECT * FROM (SELECT ${columns}, ${rankTo(fault)} AS rank FROM environments e
      WHERE e.product_id = ${productId} AND e.account_id = ${accountId} AND e.closed_at IS NULL ${withinSight(ctx)}) s
    WHERE ${isAfter} ORDER BY s.rank, NOT s."isProduction", s.name, s.id LIMIT ${limit}`.execute(ctx.db)
  return rows
}

interface OfMany extends Fault {
  readonly productId: string
  readonly accountIds: readonly string[]
  readonly perAccount: number
  /** Those out of range are not asked for. */
  readonly concerned?: true
}
/** Of each of these accounts the first open installations as they stand to a fault, and how many it has. */
export async function listFirstStanding(
  ctx: Ctx,
  asked: OfMany,
): Promise<ReadonlyMap<string, readonly (StandingTo & { readonly inAll: number })[]>> {
  const { productId, accountIds, perAccount, concerned, ...fault } = asked
  if (accountIds.length === 0) return new Map()
  const { rows } = await sql<StandingTo & { readonly inAll: number }>`
    SELECT * FROM (SELECT r.*, (count(*) OVER (PARTITION BY r."accountId"))::int AS "inAll",
        row_number() OVER (PARTITION BY r."accountId" ORDER BY r.rank, r."isProduction" DESC, r.name, r.id) AS nth
      FROM (SELECT ${columns}, ${rankTo(fault)} AS rank FROM environments e
        WHERE e.product_id = ${productId} AND e.account_id = ANY (${[...accountIds]}::uuid[]) AND e.closed_at IS NULL
          ${withinSight(ctx)}) r
      ${concerned ? sql`WHERE r.rank < 2` : sql``}) s
    WHERE s.nth <= ${perAccount} ORDER BY s."accountId", s.nth`.execute(ctx.db)
  return Map.groupBy(rows, ({ accountId }) => accountId)
}
