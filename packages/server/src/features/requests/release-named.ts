import { Refusal } from '@mainstay/contracts/problems'
import { isOpenRequest, type RequestStatus } from '@mainstay/policy/requests'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { findRelease, findReleaseId, outAt } from '../releases/index.ts'
import type { RequestRecord } from './queries.ts'

/** A release as a request names it; one that was named before there were releases to choose from has no id. */
export interface ReleaseNamed {
  readonly id: string | null
  readonly version: string
}

type Named = Pick<RequestRecord, 'productId' | 'release' | 'releaseId'>

const kept = ({ release, releaseId }: Named): ReleaseNamed | null =>
  release === null ? null : { id: releaseId, version: release }

/**
 * A release by its version, as it stood beside a status elsewhere: what shipped may have come with one that the catalogue
 * does not know. Refuses `feature_request.release_unfit`, `feature_request.release_needed`.
 */
export async function releaseCalled(
  ctx: Ctx,
  row: Named,
  { status, version }: { readonly status: RequestStatus; readonly version: string | null },
): Promise<ReleaseNamed | null> {
  if (version === null) return releaseNamed(ctx, row, { status, releaseId: null })
  const id = await findReleaseId(ctx, row.productId, version)
  if (id !== undefined) return releaseNamed(ctx, row, { status, releaseId: encodeId('rel', id) })
  if (status === 'shipped') return { id: null, version }
  if (status === 'planned' || status === 'in_progress') throw new Refusal('feature_request.release_unfit')
  return null
}

type Fit = { readonly named: ReleaseNamed; readonly isOut: boolean } | undefined
/** A release of the product that everybody may hear of; undefined for any other. */
async function fitFor(ctx: Ctx, { productId }: Named, id: string): Promise<Fit> {
  const row = await findRelease(ctx, id)
  if (!row || row.product_id !== productId || row.state === 'withdrawn') return undefined
  if (row.kind === 'hotfix' || row.kind === 'prerelease') return undefined
  const isOut = row.state === 'published' && row.available_on !== null && outAt(row.available_on) <= (await ctx.now())
  return { named: { id: row.id, version: row.version }, isOut }
}

/**
 * Which release stands beside a status: one to come for what is planned or in progress, one that is out for what shipped,
 * none for the others. The one that stood there stays unless another is named, or it no longer fits a request that is
 * taken up again. Refuses `feature_request.release_unfit`, `feature_request.release_needed`.
 */
export async function releaseNamed(
  ctx: Ctx,
  row: Named,
  { status, releaseId }: { readonly status: RequestStatus; readonly releaseId?: string | null | undefined },
): Promise<ReleaseNamed | null> {
  if (status === 'noted' || status === 'under_consideration' || status === 'declined') return null
  const named = await namedFor(ctx, row, { isOut: !isOpenRequest(status), releaseId })
  if (status === 'planned' && named === null) throw new Refusal('feature_request.release_needed')
  return named
}

async function namedFor(
  ctx: Ctx,
  row: Named,
  { isOut, releaseId }: { readonly isOut: boolean; readonly releaseId: string | null | undefined },
): Promise<ReleaseNamed | null> {
  if (releaseId === null) return null
  const before = kept(row)
  if (releaseId === undefined && (before === null || before.id === null)) return before
  const fit = await fitFor(ctx, row, releaseId === undefined ? (before?.id ?? '') : decodeId('rel', releaseId))
  if (fit?.isOut === isOut) return fit.named
  // nobody chose it now: what shipped and is taken up again comes with a release to be named
  if (releaseId === undefined && !isOut) return null
  throw new Refusal('feature_request.release_unfit')
}
