import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { contestEngagementEndpoint, settleContestEndpoint } from '@mainstay/contracts/engagements'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { holdRow } from './engagement-in-sight.ts'
import { insertContest, settleContestRow } from './minutes-queries.ts'
import { noteFact } from './owed.ts'
import { requireStep, takeStep } from './take-step.ts'
import { engagementView } from './views.ts'

/** A contact says that it did not happen: a lead looks into it, and until then neither side's word stands alone. */
export async function contestEngagement(
  ctx: Ctx,
  { params, body }: InputOf<typeof contestEngagementEndpoint>,
): Promise<OutputOf<typeof contestEngagementEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.contest')
  requireStep(row, 'contest')
  const personId = actingPerson(ctx)
  await insertContest(ctx, row, { reason: body.reason, by: personId, at: await ctx.now() })
  await takeStep(ctx, row, 'contest', { reason: body.reason, tells: 'engagement.contested' })
  await noteFact(ctx, row, { type: 'contested', personId })
  return engagementView(ctx, row.id)
}

/** A lead settles it, with the reason that both sides read. */
export async function settleContest(
  ctx: Ctx,
  { params, body }: InputOf<typeof settleContestEndpoint>,
): Promise<OutputOf<typeof settleContestEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.settle_contest')
  const step = body.upheld ? 'uphold_contest' : 'dismiss_contest'
  requireStep(row, step)
  const { upheld, because } = body
  const by = actingPerson(ctx)
  await settleContestRow(ctx, row, { upheld, because, by, at: await ctx.now() })
  await takeStep(ctx, row, step, { reason: because, tells: 'engagement.contest_settled', data: { upheld } })
  await noteFact(ctx, row, { type: 'contest_settled', upheld, personId: by })
  return engagementView(ctx, row.id)
}
