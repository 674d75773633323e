import { versionOrder } from '@mainstay/policy/lifecycle'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { findRelease } from '../releases/index.ts'
import { moveLines } from './keep-lines.ts'
import { placeVersion, type VersionPlace } from './place-version.ts'
import { lockOfProduct, updatePlace } from './queries.ts'

type Asked = Parameters<typeof lockOfProduct>[2]

const isSame = (one: VersionPlace, other: VersionPlace): boolean =>
  one.based_on === other.based_on && one.line === other.line && one.version_order === other.version_order

/** Brings installations in line with the catalogue, those alone that stand elsewhere now. */
async function placeAgain(ctx: Ctx, productId: string, asked: Asked): Promise<void> {
  const rows = await lockOfProduct(ctx, productId, asked)
  for (const before of rows) {
    const place = await placeVersion(ctx, productId, before.product_version)
    if (isSame(before, place)) continue
    await updatePlace(ctx, before.account_id, before.id, place)
    await moveLines(ctx, { before, after: { ...before, ...place } })
  }
  const last = rows.at(-1)
  if (last) await placeAgain(ctx, productId, { ...asked, after: last.id })
}

/**
 * A hotfix that is given out, or taken back, moves who runs just it; and where a vendor counts by the calendar, a major
 * release begins a line that newer versions belong to. Nothing else moves anybody.
 */
export const placingReaction: ReactionLine = {
  on: ['release.published', 'release.withdrawn'],
  react: async (ctx, { subject }) => {
    await asDesk(ctx, async () => {
      const release = await findRelease(ctx, subject.id)
      if (!release) return
      const { product_id: productId, kind, scheme, version } = release
      if (kind === 'hotfix') await placeAgain(ctx, productId, { version })
      else if (kind === 'major' && scheme === 'calendar')
        await placeAgain(ctx, productId, { from: versionOrder(version) })
    })
  },
}
