import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { offerTimesEndpoint } from '@mainstay/contracts/engagements'
import { Refusal } from '@mainstay/contracts/problems'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { holdRow } from './engagement-in-sight.ts'
import { noteFact } from './owed.ts'
import { requireStep, takeStep } from './take-step.ts'
import { insertTimes, settleTimes } from './time-queries.ts'
import { engagementView } from './views.ts'

/** Offers times to the customer; what was offered before and not taken is withdrawn. */
export async function offerTimes(
  ctx: Ctx,
  { params, body }: InputOf<typeof offerTimesEndpoint>,
): Promise<OutputOf<typeof offerTimesEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.plan')
  requireCurrentVersion(ctx, row.version)
  requireStep(row, 'offer')
  const now = await ctx.now()
  const starts = [...new Set(body.startsAt.map((start) => Date.parse(start)))]
  if (starts.some((start) => start <= now)) throw new Refusal('engagement.time_unfit')
  await settleTimes(ctx, row, { rest: 'withdrawn' })
  const lengthMs = row.lengthMinutes * 60_000
  const by = actingPerson(ctx)
  await insertTimes(
    ctx,
    row,
    starts.map((startsAt) => ({ startsAt, endsAt: startsAt + lengthMs, by, at: now })),
  )
  const offerId = await takeStep(ctx, row, 'offer', { tells: 'engagement.offered', data: { times: starts.length } })
  await noteFact(ctx, row, { type: 'offered', offerId })
  return engagementView(ctx, row.id)
}
