import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { contestEngagementEndpoint, settleContestEndpoint } from '@mainstay/contracts/engagements'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { holdRow } from './engagement-in-sight.ts'
import { insertContest, settleContestRow } from './minutes-queries.ts'
import { hasMet, noteFact } from './owed.ts'
import { requireStep, takeStep } from './take-step.ts'
import { engagementView } from './views.ts'

/** A contact says that it did not happen: a lead looks into it, and until then neither side's word stands alone. */
export async function contestEngagement(
  ctx: Ctx,
  { params, body }: InputOf<typeof contestEngagementEndpoint>,
): Promise<OutputOf<typeof contestEngagementEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.contest')
  requireStep(row, 'contest')
  const [personId, wasMet] = [actingPerson(ctx), await hasMet(ctx, row)]
  await insertContest(ctx, row, { reason: body.reason, by: personId, at: await ctx.now() })
  await takeStep(ctx, row, 'contest', { reason: body.reason, tells: 'engagement.contested' })
  if (wasMet) await noteFact(ctx, row, { type: 'contested', personId, reason: body.reason })
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
  const [by, wasMet] = [actingPerson(ctx), await hasMet(ctx, row)]
  await settleContestRow(ctx, row, { upheld, because, by, at: await ctx.now() })
  await takeStep(ctx, row, step, { reason: because, tells: 'engagement.contest_settled', data: { upheld } })
  if (wasMet) await noteFact(ctx, row, { type: 'contest_settled', upheld, personId: by, reason: because })
  // without minutes it met nothing: what was booked is booked no more
  else if (upheld) await noteFact(ctx, row, { type: 'unbooked', by: 'staff' })
  return engagementView(ctx, row.id)
}
