import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { getReleaseEndpoint, listReleasesEndpoint } from '@mainstay/contracts/releases'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { productAsked, windowGround } from './known-releases.ts'
import { findRelease, listReleaseRows } from './queries.ts'
import { releaseView, summaryView } from './views.ts'

const position = z.tuple([z.string().max(20), z.uuid()])

/** Releases of a product, newest first, plans before them. */
export async function listReleases(
  ctx: Ctx,
  { query }: InputOf<typeof listReleasesEndpoint>,
): Promise<OutputOf<typeof listReleasesEndpoint>> {
  allow(ctx, 'release.see', {})
  const { limit, cursor, kind, state, q } = query
  const productId = await productAsked(ctx, query.productId)
  const after = readCursor(ctx, cursor, position)
  const rows = await listReleaseRows(ctx, { productId, kind, state, q, after, limit: limit + 1 })
  const ground = await windowGround(ctx, productId)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => summaryView(row, ground)),
    nextCursor: last ? writeCursor(ctx, [last.available_on ?? 'infinity', last.id]) : null,
  }
}

/** One release. Refuses `release.not_found`, also for a hotfix of others. */
export async function getRelease(
  ctx: Ctx,
  { params }: InputOf<typeof getReleaseEndpoint>,
): Promise<OutputOf<typeof getReleaseEndpoint>> {
  allow(ctx, 'release.see', {})
  const row = await findRelease(ctx, decodeId('rel', params.releaseId))
  if (!row) throw new Refusal('release.not_found')
  return releaseView(ctx, row)
}
