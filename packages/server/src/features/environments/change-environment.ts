import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { changeEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { environmentView } from './environment-view.ts'
import { keepLines } from './keep-lines.ts'
import { placeVersion } from './place-version.ts'
import { eachOnce, platformLine, samePlatforms } from './platform-line.ts'
import { type EnvironmentContent, type EnvironmentRow, lockEnvironment, updateEnvironment } from './queries.ts'
import { writeHistory } from './write-history.ts'

type Input = InputOf<typeof changeEnvironmentEndpoint>

/** The installation, held; refuses `environment.not_found`, `environment.closed`, `request.stale`. */
export async function openEnvironment(
  ctx: Ctx,
  params: { readonly accountId: string; readonly environmentId: string },
): Promise<EnvironmentRow> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'environment.keep', { accountId })
  const row = await lockEnvironment(ctx, accountId, decodeId('env', params.environmentId))
  if (!row) throw new Refusal('environment.not_found')
  requireCurrentVersion(ctx, row.version)
  if (row.closed_at) throw new Refusal('environment.closed')
  return row
}

/** Records an upgrade, a move to another platform, or what else changed. What it was before stays in the history. */
export async function changeEnvironment(
  ctx: Ctx,
  { params, body }: Input,
): Promise<OutputOf<typeof changeEnvironmentEndpoint>> {
  const before = await openEnvironment(ctx, params)
  const said = contentOf(body, before)
  const change = {
    ...said,
    ...(said.product_version === undefined ? {} : await placeVersion(ctx, before.product_id, said.product_version)),
  }
  if (Object.keys(change).length === 0) return await environmentView(ctx, before)
  const at = new Date(await ctx.now())
  await updateEnvironment(ctx, before, { ...change, changed_at: at })
  const after = { ...before, ...change, changed_at: at, version: before.version + 1 }
  await keepLines(ctx, { before, after })
  await writeHistory(ctx, { kind: kindOf(before, after), before, after, at })
  await ctx.publish({
    type: 'environment.changed',
    accountId: before.account_id,
    subject: { type: 'environment', id: before.id },
    data: {
      productId: before.product_id,
      versionBefore: before.product_version,
      versionAfter: after.product_version,
      changes: Object.keys(said).join(','),
    },
    ...(typeof change.customisations === 'string' ? { texts: { customisations: change.customisations } } : {}),
  })
  return await environmentView(ctx, after)
}

const kindOf = (before: EnvironmentRow, after: EnvironmentRow) => {
  if (before.product_version !== after.product_version) return 'version'
  return samePlatforms(before.platforms, after.platforms) ? 'details' : 'platforms'
}

/** What differs from what is kept; platforms bring the line they are read by. */
function contentOf(body: Input['body'], kept: EnvironmentRow): Partial<EnvironmentContent> {
  const platforms = body.platforms && eachOnce(body.platforms)
  const moved = platforms !== undefined && !samePlatforms(platforms, kept.platforms)
  const wanted = {
    name: body.name,
    product_version: body.productVersion,
    platform: body.platform ?? (moved ? platformLine(platforms) : undefined),
    is_production: body.isProduction,
    size: body.size,
    customisations: body.customisations,
    external_id: body.externalId,
  }
  const changed = Object.entries(wanted).filter(
    ([field, value]) => value !== undefined && value !== kept[field as keyof typeof wanted],
  )
  return { ...Object.fromEntries(changed), ...(moved ? { platforms } : {}) }
}
