import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { changeEnvironmentEndpoint } from '@mainstay/contracts/environments'
import type { NewEvent } from '@mainstay/contracts/events'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { environmentView } from './environment-view.ts'
import { keepLines } from './keep-lines.ts'
import { placeVersion, type VersionPlace } from './place-version.ts'
import { eachOnce, platformLine, samePlatforms } from './platform-line.ts'
import { type EnvironmentContent, type EnvironmentRow, lockEnvironment, updateEnvironments } from './queries.ts'
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
  const change = await changedBy(ctx, { body, before, placeOf: (...of) => placeVersion(ctx, ...of) })
  if (!change) return await environmentView(ctx, before)
  await writeChanged(ctx, [change])
  return await environmentView(ctx, change.after)
}

/** An installation before and after what was said of it. */
export interface EnvironmentChange {
  readonly before: EnvironmentRow
  readonly after: EnvironmentRow
  readonly said: Partial<EnvironmentContent>
}
interface Saying {
  readonly body: Input['body']
  readonly before: EnvironmentRow
  readonly placeOf: (productId: string, version: string) => Promise<VersionPlace>
}
/** What comes of it; undefined where nothing differs from what is kept. */
export async function changedBy(ctx: Ctx, { body, before, placeOf }: Saying): Promise<EnvironmentChange | undefined> {
  const said = contentOf(body, before)
  if (Object.keys(said).length === 0) return undefined
  const place = said.product_version === undefined ? {} : await placeOf(before.product_id, said.product_version)
  const at = new Date(await ctx.now())
  return { before, said, after: { ...before, ...said, ...place, changed_at: at, version: before.version + 1 } }
}

/** Writes changes down and tells of them, however many in as few statements. */
export async function writeChanged(ctx: Ctx, changes: readonly EnvironmentChange[]): Promise<void> {
  await updateEnvironments(
    ctx,
    changes.map(({ after }) => after),
  )
  await keepLines(ctx, changes)
  await writeHistory(
    ctx,
    changes.map(({ before, after }) => ({ kind: kindOf(before, after), before, after })),
  )
  await ctx.publishAll(changes.map(changedEvent))
}

const changedEvent = ({ before, after, said }: EnvironmentChange): NewEvent => ({
  type: 'environment.changed',
  accountId: before.account_id,
  subject: { type: 'environment', id: before.id },
  data: {
    productId: before.product_id,
    versionBefore: before.product_version,
    versionAfter: after.product_version,
    changes: Object.keys(said).join(','),
  },
  ...(typeof said.customisations === 'string' ? { texts: { customisations: said.customisations } } : {}),
})

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
