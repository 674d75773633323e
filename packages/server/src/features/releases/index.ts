import type { Ctx } from '../../platform/ctx.ts'
import { findIssue, listIssueTickets } from './known-issue-queries.ts'

export { agendaReleases } from './agenda-releases.ts'
export { feedRoutes } from './feeds.ts'
export { fixesAlike, issuesAlike } from './known-alike.ts'
export { isOutEverywhere, listKnownReleases, outAt, startsFor, zoneOfAccount } from './known-releases.ts'
export { endReactions } from './plan-ends.ts'
export type { InstallationInUse, InUse } from './ports.ts'
export { findBase as findHotfixBase, findRelease, findReleaseId } from './queries.ts'
export { releaseRoutes } from './routes.ts'
export { endTellings } from './tell-ends.ts'
export { fixTellings } from './tell-fixes.ts'

/** The tickets about a known issue, within sight; undefined where the issue is not. */
export async function ticketsOfIssue(ctx: Ctx, issueId: string): Promise<readonly string[] | undefined> {
  if (!(await findIssue(ctx, issueId))) return undefined
  return (await listIssueTickets(ctx, [issueId])).map(({ ticketId }) => ticketId)
}
