import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { mergeHotfixEndpoint, publishReleaseEndpoint, withdrawReleaseEndpoint } from '@mainstay/contracts/releases'
import type { Ctx } from '../../platform/ctx.ts'
import { releaseToChange, settleRelease } from './change-release.ts'
import { baseOf } from './create-release.ts'
import { listNamedAccounts, type ReleaseRow, updateRelease } from './queries.ts'
import { releaseView } from './views.ts'

const subjectOf = ({ id }: ReleaseRow) => ({ subject: { type: 'release', id } })

/** Each account that a hotfix was made for is told of it; nobody else learns that it exists. */
async function tellNamed(ctx: Ctx, row: ReleaseRow): Promise<void> {
  const accounts = row.kind === 'hotfix' ? await listNamedAccounts(ctx, row.id) : []
  if (row.kind === 'hotfix' && accounts.length === 0) throw new Refusal('release.accounts_needed')
  for (const { id: accountId } of accounts)
    await ctx.publish({ type: 'hotfix.issued', accountId, ...subjectOf(row), data: { version: row.version } })
}

/** Gives a draft out. With a day ahead it is a plan; whose tickets it mends is told once it is out (fix-tellings). */
export async function publishRelease(
  ctx: Ctx,
  { params }: InputOf<typeof publishReleaseEndpoint>,
): Promise<OutputOf<typeof publishReleaseEndpoint>> {
  const row = await releaseToChange(ctx, params.releaseId)
  if (row.state !== 'draft') throw new Refusal('release.not_a_draft')
  if (row.available_on === null) throw new Refusal('release.date_needed')
  const now = await ctx.now()
  await updateRelease(ctx, row.id, { state: 'published', published_at: new Date(now) }, now)
  const settled = await settleRelease(ctx, row)
  const { version, kind, available_on: availableOn } = row
  await ctx.publish({ type: 'release.published', ...subjectOf(row), data: { version, kind, availableOn } })
  await tellNamed(ctx, row)
  return releaseView(ctx, settled)
}

/** Takes a release back. It stays readable, with the reason; it counts in no window and leads nobody anywhere. */
export async function withdrawRelease(
  ctx: Ctx,
  { params, body }: InputOf<typeof withdrawReleaseEndpoint>,
): Promise<OutputOf<typeof withdrawReleaseEndpoint>> {
  const row = await releaseToChange(ctx, params.releaseId)
  if (row.state !== 'published') throw new Refusal('release.not_published')
  const { because } = body
  await updateRelease(ctx, row.id, { state: 'withdrawn', withdrawn_because: because }, await ctx.now())
  const settled = await settleRelease(ctx, row)
  const data = { version: row.version }
  await ctx.publish({ type: 'release.withdrawn', ...subjectOf(row), data, texts: { because } })
  return releaseView(ctx, settled)
}

/** The release that contains a hotfix from now on. Refuses `release.base_unfit` for what is no such release. */
export async function mergeHotfix(
  ctx: Ctx,
  { params, body }: InputOf<typeof mergeHotfixEndpoint>,
): Promise<OutputOf<typeof mergeHotfixEndpoint>> {
  const row = await releaseToChange(ctx, params.releaseId)
  if (row.kind !== 'hotfix') throw new Refusal('release.base_unfit')
  const into = await baseOf(ctx, row.product_id, body.intoId)
  await updateRelease(ctx, row.id, { merged_into_id: into.id }, await ctx.now())
  await ctx.publish({ type: 'release.merged', ...subjectOf(row), data: { intoId: into.id } })
  return releaseView(ctx, await settleRelease(ctx, row))
}
