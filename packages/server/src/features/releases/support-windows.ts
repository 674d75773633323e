import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getSupportWindowsEndpoint, getVersionStandingEndpoint } from '@mainstay/contracts/support-windows'
import { behind, compareVersions, isVersion, lineOf, lineWindows, upgradePath } from '@mainstay/policy/lifecycle'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { ticketRefs } from '../tickets/index.ts'
import { environmentsInUse } from './environments-in-use.ts'
import { listNewerFixes } from './fix-queries.ts'
import { productAsked, type WindowGround, windowGround, windowOf } from './known-releases.ts'
import { findBase, idsByVersion } from './queries.ts'

/** The windows of all major releases, with a customer's own installations, or for staff how many accounts run each. */
export async function getSupportWindows(
  ctx: Ctx,
  { query }: InputOf<typeof getSupportWindowsEndpoint>,
): Promise<OutputOf<typeof getSupportWindowsEndpoint>> {
  allow(ctx, 'release.see', {})
  const productId = await productAsked(ctx, query.productId)
  const ground = await windowGround(ctx, productId)
  const isCustomer = ctx.principal.role === 'desk_customer'
  const running = Map.groupBy(await environmentsInUse(ctx, productId), ({ version }) =>
    isVersion(version) ? lineOf(version, ground.releases) : '',
  )
  const items = lineWindows(ground).map((window) => {
    const own = running.get(window.line) ?? []
    return {
      ...window,
      text: windowOf(ground, window.newest ?? window.version).text,
      environments: isCustomer ? own.map(({ id, name, version }) => ({ id: encodeId('env', id), name, version })) : [],
      ...(isCustomer ? {} : { accountsOn: new Set(own.map(({ accountId }) => accountId)).size }),
    }
  })
  return { at: new Date(ground.at).toISOString(), clause: ground.rules.clause, today: ground.today, items }
}

/** What newer releases mend: how much of it was security, and which of the reader's own tickets. */
async function newerFixes(ctx: Ctx, ground: WindowGround, version: string) {
  const out = new Set(
    ground.releases.flatMap((one) =>
      one.availableOn !== null && one.availableOn <= ground.today && compareVersions(one.version, version) > 0
        ? [one.version]
        : [],
    ),
  )
  const rows = (await listNewerFixes(ctx, ground.productId)).filter((row) => out.has(row.version))
  const mended = rows.filter(({ ticketId }) => ticketId !== null).sort((a, b) => compareVersions(a.version, b.version))
  const refs = await ticketRefs(
    ctx,
    mended.flatMap(({ ticketId }) => ticketId ?? []),
  )
  const yours = new Map(mended.toReversed().map(({ ticketId, version: fixedIn }) => [ticketId, fixedIn]))
  return {
    securityFixes: rows.filter(({ isSecurity }) => isSecurity).length,
    fixesYours: [...yours].flatMap(([ticketId, fixedIn]) => {
      const ref = refs.get(ticketId ?? '')
      return ref ? [{ ticketId: ref.id, number: ref.number, fixedIn }] : []
    }),
  }
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
  const fixes = isVersion(version) ? await newerFixes(ctx, ground, version) : { securityFixes: 0, fixesYours: [] }
  return {
    version: query.version,
    window: windowOf(ground, version),
    behind: how === undefined ? null : { ...how, securityFixes: fixes.securityFixes },
    path: path.map((step) => {
      const id = ids.get(step.version)
      return { ...step, releaseId: id === undefined ? null : encodeId('rel', id) }
    }),
    fixesYours: fixes.fixesYours,
  }
}
