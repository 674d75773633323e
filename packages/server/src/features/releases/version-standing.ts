import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getVersionStandingEndpoint } from '@mainstay/contracts/support-windows'
import { behind, compareVersions, isVersion, newerReleases, upgradePath } from '@mainstay/policy/lifecycle'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { ticketRefs } from '../tickets/index.ts'
import { listOwnFixes } from './fix-queries.ts'
import { productAsked, type WindowGround, windowGround, windowOf } from './known-releases.ts'
import { findBase, idsByVersion } from './queries.ts'

/** How much of what newer releases mend was security. */
function securityFixes(ground: WindowGround, version: string): number {
  return newerReleases({ ...ground, version }).reduce(
    (sum, one) => sum + (ground.securityFixes.get(one.version) ?? 0),
    0,
  )
}

/** Which of the reader's own tickets newer releases mend, each with the first that does. */
async function fixesYours(ctx: Ctx, ground: WindowGround, version: string) {
  const isOut = (one: { version: string; availableOn: string }) =>
    one.availableOn <= ground.today && compareVersions(one.version, version) > 0
  const mended = (await listOwnFixes(ctx, ground.productId))
    .filter(isOut)
    .sort((a, b) => compareVersions(b.version, a.version))
  const firstFixed = new Map(mended.map(({ ticketId, version: fixedIn }) => [ticketId, fixedIn]))
  const refs = await ticketRefs(ctx, [...firstFixed.keys()])
  return [...firstFixed].flatMap(([ticketId, fixedIn]) => {
    const ref = refs.get(ticketId)
    return ref ? [{ ticketId: ref.id, number: ref.number, fixedIn }] : []
  })
}

/** One version: its window, how far it is behind, and the way up. */
export async function getVersionStanding(
  ctx: Ctx,
  { query }: InputOf<typeof getVersionStandingEndpoint>,
): Promise<OutputOf<typeof getVersionStandingEndpoint>> {
  allow(ctx, 'release.see', {})
  const productId = await productAsked(ctx, query.productId)
  const ground = await windowGround(ctx, productId)
  // a hotfix of the reader's own stands where the release stands that it is based on
  const version = (await findBase(ctx, productId, query.version)) ?? query.version
  const question = { ...ground, version }
  const how = behind(question)
  const path = upgradePath(question)
  const ids = await idsByVersion(
    ctx,
    productId,
    path.map((step) => step.version),
  )
  return {
    version: query.version,
    window: windowOf(ground, version),
    behind: how === undefined ? null : { ...how, securityFixes: securityFixes(ground, version) },
    path: path.map((step) => {
      const id = ids.get(step.version)
      return { ...step, releaseId: id === undefined ? null : encodeId('rel', id) }
    }),
    fixesYours: isVersion(version) ? await fixesYours(ctx, ground, version) : [],
  }
}
