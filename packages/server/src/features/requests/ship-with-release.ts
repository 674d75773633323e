import type { Ctx, Reaction } from '../../platform/ctx.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { findRelease } from '../releases/index.ts'
import { sayStatus } from './set-status.ts'
import { followVersion, keepShipping, listOfRelease, lockComing, nextShippingAt } from './ship-queries.ts'

/** A release was given out, moved, renamed or taken back: what it brings ships on its day, or waits again. */
const followRelease: Reaction = async (ctx, { subject }) => {
  const release = await findRelease(ctx, subject.id)
  if (!release) return
  await followVersion(ctx, release.id, release.version)
  await keepShipping(ctx, await listOfRelease(ctx, release.id))
}

export const shippingReactions: readonly ReactionLine[] = [
  { on: ['release.published', 'release.changed', 'release.withdrawn'], react: followRelease },
]

/** The day has come: what a release brings has shipped with it. Returns how many it took. */
async function shipWithReleases(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const coming = await lockComing(ctx, limit, dueBy)
  for (const { shipsWith, shipsVersion, ...request } of coming)
    await sayStatus(ctx, request, {
      ...{ status: 'shipped', words: null, release: { id: shipsWith, version: shipsVersion } },
    })
  return coming.length
}

export const shippingSource: SweepSource = {
  name: 'requests-of-releases',
  nextAt: nextShippingAt,
  take: shipWithReleases,
  timer: { table: 'requests', timer: 'ship_at', key: 'id' },
}
