import type { Environment } from '@mainstay/contracts/environments'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import type { EnvironmentRow } from './queries.ts'
import { type Standing, standingsOf } from './standings-of.ts'

const viewOf = (row: EnvironmentRow, standing: Standing): Environment => ({
  id: encodeId('env', row.id),
  accountId: encodeId('acc', row.account_id),
  productId: encodeId('prd', row.product_id),
  name: row.name,
  productVersion: row.product_version,
  window: { ...standing.window, ...standing.ending },
  behind: standing.behind ?? null,
  platform: row.platform,
  platforms: standing.platforms.map(({ platform, verdict: { state, until, line } }) => ({
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

/** Installations of one account as they are sent, with what holds for them now. */
export async function environmentViews(ctx: Ctx, rows: readonly EnvironmentRow[]): Promise<Environment[]> {
  const standings = await standingsOf(ctx, rows, await ctx.now())
  return rows.flatMap((row) => {
    const standing = standings.get(row.id)
    return standing ? [viewOf(row, standing)] : []
  })
}

/** The same for one that was just written. */
export async function environmentView(ctx: Ctx, row: EnvironmentRow): Promise<Environment> {
  const [view] = await environmentViews(ctx, [row])
  if (view === undefined) throw new Error('a row has a view')
  return view
}
