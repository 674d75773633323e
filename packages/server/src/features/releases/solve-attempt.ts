import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { solveByKnownIssueEndpoint } from '@mainstay/contracts/known-issues'
import { Refusal } from '@mainstay/contracts/problems'
import type { solveByReleaseEndpoint } from '@mainstay/contracts/releases'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findIssue } from './known-issue-queries.ts'
import { findRelease } from './queries.ts'
import { insertSolved, type Solver, takeUpLast } from './solved-queries.ts'

/** The ticket that was being written is not needed: this solved it. Or it did not after all, and is not counted. */
async function solveBy(ctx: Ctx, by: Solver, isSolved: boolean): Promise<{ isSolved: boolean }> {
  const { principal } = ctx
  const accountId = principal.role === 'desk_customer' ? principal.accountId : undefined
  if (accountId === undefined) throw new Refusal('access.denied')
  allow(ctx, 'ticket.open', { accountId })
  const attempt = { accountId, personId: actingPerson(ctx), by }
  const now = await ctx.now()
  if (isSolved) await insertSolved(ctx, attempt, now)
  else if (!(await takeUpLast(ctx, attempt, now))) return { isSolved }
  await ctx.publish({ type: isSolved ? 'attempt.solved' : 'attempt.taken_up', accountId, subject: by })
  return { isSolved }
}

/** A known issue solved what a ticket was being written about. Refuses `known_issue.not_found`. */
export async function solveByKnownIssue(
  ctx: Ctx,
  { params, body }: InputOf<typeof solveByKnownIssueEndpoint>,
): Promise<OutputOf<typeof solveByKnownIssueEndpoint>> {
  const row = await findIssue(ctx, decodeId('kis', params.knownIssueId))
  if (!row) throw new Refusal('known_issue.not_found')
  return solveBy(ctx, { type: 'known_issue', id: row.id }, body.isSolved)
}

/** A release that mends it did. Refuses `release.not_found`. */
export async function solveByRelease(
  ctx: Ctx,
  { params, body }: InputOf<typeof solveByReleaseEndpoint>,
): Promise<OutputOf<typeof solveByReleaseEndpoint>> {
  const row = await findRelease(ctx, decodeId('rel', params.releaseId))
  if (!row) throw new Refusal('release.not_found')
  return solveBy(ctx, { type: 'release', id: row.id }, body.isSolved)
}
