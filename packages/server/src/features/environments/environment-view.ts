import type { Environment } from '@mainstay/contracts/environments'
import { explain, type ReasonReader } from '@mainstay/policy/reasons'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { findReader } from '../contacts/index.ts'
import type { EnvironmentRow } from './queries.ts'
import { type Standing, standingsOf } from './standings-of.ts'

const viewOf = (row: EnvironmentRow, standing: Standing, reader: ReasonReader): Environment => ({
  id: encodeId('env', row.id),
  accountId: encodeId('acc', row.account_id),
  productId: encodeId('prd', row.product_id),
  name: row.name,
  productVersion: row.product_version,
  window: { ...standing.window, ...standing.ending, text: explain(standing.windowReason, reader) },
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

async function reasonReader(ctx: Ctx): Promise<ReasonReader> {
  const { principal } = ctx
  const known = 'personId' in principal ? await findReader(ctx, principal.personId) : undefined
  return {
    reader: principal.role === 'desk_customer' ? 'customer' : 'staff',
    locale: known?.locale ?? 'en',
    readerZone: known?.zone ?? 'UTC',
  }
}

/** Installations of one account as they are sent, with what holds for them now. */
export async function environmentViews(ctx: Ctx, rows: readonly EnvironmentRow[]): Promise<Environment[]> {
  const standings = await standingsOf(ctx, rows, await ctx.now())
  const reader = await reasonReader(ctx)
  return rows.flatMap((row) => {
    const standing = standings.get(row.id)
    return standing ? [viewOf(row, standing, reader)] : []
  })
}

/** The same for one that was just written. */
export async function environmentView(ctx: Ctx, row: EnvironmentRow): Promise<Environment> {
  const [view] = await environmentViews(ctx, [row])
  if (view === undefined) throw new Error('a row has a view')
  return view
}
