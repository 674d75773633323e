import type { Environment } from '@mainstay/contracts/environments'
import { type PlatformVerdict, platformState, type SupportMatrix } from '@mainstay/policy/platforms'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { supportMatrixOf } from '../platforms/index.ts'
import { todayAt } from './account-today.ts'
import type { EnvironmentRow, KeptPlatform } from './queries.ts'

/** What the matrix says of each platform of an installation on a civil date. */
export const verdictsOn = (
  row: EnvironmentRow,
  matrix: SupportMatrix,
  on: string,
): readonly { readonly platform: KeptPlatform; readonly verdict: PlatformVerdict }[] =>
  row.platforms.map((platform) => ({
    platform,
    verdict: platformState({ matrix, productVersion: row.product_version, platform, on }),
  }))

const viewOf = (row: EnvironmentRow, matrix: SupportMatrix, on: string): Environment => ({
  id: encodeId('env', row.id),
  accountId: encodeId('acc', row.account_id),
  productId: encodeId('prd', row.product_id),
  name: row.name,
  productVersion: row.product_version,
  platform: row.platform,
  platforms: verdictsOn(row, matrix, on).map(({ platform, verdict: { state, until, line } }) => ({
    ...platform,
    ...{ state, until, line },
  })),
  isProduction: row.is_production,
  size: row.size,
  customisations: row.customisations,
  externalId: row.external_id,
  changedAt: (row.changed_at ?? row.created_at).toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
  version: row.version,
})

/** Installations of one account as they are sent, each platform with its state today where the account is. */
export async function environmentViews(ctx: Ctx, rows: readonly EnvironmentRow[]): Promise<Environment[]> {
  const [first] = rows
  if (first === undefined) return []
  const on = await todayAt(ctx, first.account_id, await ctx.now())
  const matrices = new Map<string, SupportMatrix>()
  for (const { product_id } of rows)
    if (!matrices.has(product_id)) matrices.set(product_id, await supportMatrixOf(ctx, product_id))
  return rows.map((row) => viewOf(row, matrices.get(row.product_id) ?? { lines: [], rows: [] }, on))
}

/** The same for one that was just written. */
export async function environmentView(ctx: Ctx, row: EnvironmentRow): Promise<Environment> {
  const [view] = await environmentViews(ctx, [row])
  if (view === undefined) throw new Error('a row has a view')
  return view
}
