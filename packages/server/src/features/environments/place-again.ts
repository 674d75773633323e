import { versionOrder } from '@mainstay/policy/lifecycle'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { findRelease } from '../releases/index.ts'
import { moveLines } from './keep-lines.ts'
import { placingVersions, type VersionPlace } from './place-version.ts'
import { lockOfProduct, updatePlace } from './queries.ts'

type Asked = Parameters<typeof lockOfProduct>[2]

const isSame = (one: VersionPlace, other: VersionPlace): boolean =>
  one.based_on === other.based_on && one.line === other.line && one.version_order === other.version_order

type Placed = Awaited<ReturnType<typeof lockOfProduct>>[number]

/** Brings installations in line with the catalogue, those alone that stand elsewhere now. Answers which. As the desk. */
async function placeAgain(ctx: Ctx, productId: string, asked: Asked): Promise<readonly Placed[]> {
  const rows = await lockOfProduct(ctx, productId, asked)
  const placeOf = placingVersions(ctx)
  const moves: { before: Placed; after: Placed }[] = []
  for (const before of rows) {
    const place = await placeOf(productId, before.product_version)
    if (isSame(before, place)) continue
    await updatePlace(ctx, before.account_id, before.id, place)
    moves.push({ before, after: { ...before, ...place } })
  }
  await moveLines(ctx, moves)
  const [moved, last] = [moves.map(({ before }) => before), rows.at(-1)]
  return last ? [...moved, ...(await placeAgain(ctx, productId, { ...asked, after: last.id }))] : moved
}

async function movedBy(ctx: Ctx, releaseId: string): Promise<readonly Placed[]> {
  const release = await findRelease(ctx, releaseId)
  if (!release) return []
  const { product_id: productId, kind, scheme, version } = release
  if (kind === 'hotfix') return placeAgain(ctx, productId, { version })
  if (kind !== 'major' || scheme !== 'calendar') return []
  return placeAgain(ctx, productId, { from: versionOrder(version) })
}

/**
 * A hotfix that is given out, or taken back, moves who runs just it; and where a vendor counts by the calendar, a major
 * release begins a line that newer versions belong to. Nothing else moves anybody. Whoever goes by where an installation
 * stands hears of it as of any other change.
 */
export const placingReaction: ReactionLine = {
  on: ['release.published', 'release.withdrawn'],
  react: async (ctx, { subject }) => {
    const moved = await asDesk(ctx, () => movedBy(ctx, subject.id))
    await ctx.publishAll(
      moved.map(({ account_id: accountId, id, product_id: productId, product_version: version }) => ({
        type: 'environment.changed',
        accountId,
        subject: { type: 'environment', id },
        data: { productId, versionBefore: version, versionAfter: version, changes: 'place' },
      })),
    )
  },
}
