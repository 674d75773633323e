import type { SimilarFix, SimilarIssue } from '@mainstay/contracts/similar'
import { civilDateAt } from '@mainstay/policy/calendar'
import { compareVersions, isAffected, isVersion, type RunningVersion } from '@mainstay/policy/lifecycle'
import { rankAlike, type Telling } from '@mainstay/policy/similar'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { listIssuesById, listIssuesOfTicket } from './known-issue-queries.ts'
import { catalogueZone, zoneOfAccount } from './known-releases.ts'
import { issueViews } from './list-known-issues.ts'
import type { InUse } from './ports.ts'
import { findBase, idsByVersion } from './queries.ts'
import { type FixHit, listFixesInOrder, listFixHits, listIssueHits } from './words-queries.ts'

/** What is asked of the catalogue: words, and the version that runs, as far as it is known. */
export interface KnownAlikeAsked {
  readonly telling: Telling | undefined
  readonly productId: string
  readonly version: string | undefined
  readonly limit: number
}
interface OfTicket {
  readonly accountId: string
  readonly ticketId: string
}

/**
 * Known issues that are like what is told, those of the version first; the ticket's own before all. To a customer, what
 * does not affect her version is no answer; staff see it said, since the range may be too narrow.
 */
export async function issuesAlike(
  ctx: Ctx,
  inUse: InUse,
  { telling, productId, version, limit, ticket }: KnownAlikeAsked & { readonly ticket: OfTicket | undefined },
): Promise<SimilarIssue[]> {
  if (!isAllowed(ctx, 'release.see', {})) return []
  const known = version !== undefined && isVersion(version) ? await runningOf(ctx, productId, version) : undefined
  const own = ticket === undefined ? [] : await listIssuesOfTicket(ctx, ticket)
  const hits = telling === undefined ? [] : await listIssueHits(ctx, productId, telling)
  const isCustomer = ctx.principal.role === 'desk_customer'
  const found = hits
    .map((hit) => ({ ...hit, newness: hit.id, isSamePlace: known !== undefined && isAffected(known, hit) }))
    .filter(({ id, isSamePlace }) => !own.includes(id) && (isSamePlace || known === undefined || !isCustomer))
  const ranked = telling === undefined ? [] : rankAlike(telling, found, limit).map(({ id }) => id)
  const rows = await listIssuesById(ctx, [...own, ...ranked])
  const views = await issueViews(ctx, inUse, rows)
  const releases = await idsByVersion(
    ctx,
    productId,
    rows.flatMap(({ fixed_in }) => fixed_in ?? []),
  )
  return views.map((view) => {
    const releaseId = releases.get(view.fixedIn ?? '')
    return {
      ...view,
      affects: known === undefined ? null : isAffected(known, { affected: view.affectedRange, fixedIn: view.fixedIn }),
      isLinked: own.some((id) => encodeId('kis', id) === view.id),
      fixedInRelease:
        view.fixedIn === null || releaseId === undefined
          ? null
          : { id: encodeId('rel', releaseId), version: view.fixedIn },
    }
  })
}

const runningOf = async (ctx: Ctx, productId: string, version: string): Promise<RunningVersion> => ({
  version,
  basedOn: await findBase(ctx, productId, version),
})

/** A hotfix is newer than what it is based on, and than all that is older. */
const isNewer = ({ version, basedOn }: FixHit, than: string | undefined): boolean => {
  if (than === undefined) return true
  if (basedOn !== null) return version !== than && compareVersions(basedOn, than) >= 0
  return compareVersions(version, than) > 0
}

/** What newer releases mend that is like what is told; `accountId`: whose hotfixes count. */
export async function fixesAlike(
  ctx: Ctx,
  { telling, productId, version, limit }: KnownAlikeAsked,
  accountId: string | undefined,
): Promise<SimilarFix[]> {
  if (telling === undefined || !isAllowed(ctx, 'release.see', {})) return []
  const known = version !== undefined && isVersion(version) ? version : undefined
  const zone = accountId === undefined ? catalogueZone : await zoneOfAccount(ctx, accountId)
  const today = civilDateAt(zone, await ctx.now())
  const hits = await listFixHits(ctx, { telling, productId, accountId, today })
  const newer = hits.filter((hit) => isNewer(hit, known)).map((hit) => ({ ...hit, newness: hit.id }))
  const ids = rankAlike(telling, newer, limit).map(({ id }) => id)
  return (await listFixesInOrder(ctx, ids)).map(({ id, releaseId, version: fixedIn, ...fix }) => ({
    ...fix,
    id: encodeId('fix', id),
    release: { id: encodeId('rel', releaseId), version: fixedIn },
  }))
}
