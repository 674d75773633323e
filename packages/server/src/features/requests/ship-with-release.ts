import type { Ctx, Reaction } from '../../platform/ctx.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { findRelease, outAt } from '../releases/index.ts'
import { sayStatus } from './set-status.ts'
import { keepShipping, lockComing, nextShippingAt } from './ship-queries.ts'

/** A release was given out or taken back: what is planned for it ships on its day, or waits again. */
const followRelease: Reaction = async (ctx, { subject }) => {
  const release = await findRelease(ctx, subject.id)
  if (!release || release.kind === 'hotfix' || release.kind === 'prerelease') return
  const isOut = release.state === 'published' && release.available_on !== null
  await keepShipping(ctx, {
    productId: release.product_id,
    version: release.version,
    at: isOut ? outAt(String(release.available_on)) : undefined,
  })
}

export const shippingReactions: readonly ReactionLine[] = [
  { on: ['release.published', 'release.withdrawn'], react: followRelease },
]

/** The day has come: what was planned for the release has shipped with it. Returns how many it took. */
async function shipWithReleases(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const coming = await lockComing(ctx, limit, dueBy)
  for (const request of coming)
    await sayStatus(ctx, request, { status: 'shipped', words: null, release: request.release })
  return coming.length
}

export const shippingSource: SweepSource = {
  name: 'requests-of-releases',
  nextAt: nextShippingAt,
  take: shipWithReleases,
  timer: { table: 'requests', timer: 'ship_at', key: 'id' },
}
