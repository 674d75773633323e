import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { bookEngagementEndpoint, cancelEngagementEndpoint } from '@mainstay/contracts/engagements'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { bookTime } from './book-time.ts'
import { holdRow } from './engagement-in-sight.ts'
import { noteFact } from './owed.ts'
import { requireStep, takeStep } from './take-step.ts'
import { settleTimes } from './time-queries.ts'
import { engagementView } from './views.ts'

/** Staff book or move it to what both agreed on elsewhere, and say who wanted it. Refuses `engagement.time_unfit`. */
export async function bookEngagement(
  ctx: Ctx,
  { params, body }: InputOf<typeof bookEngagementEndpoint>,
): Promise<OutputOf<typeof bookEngagementEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.plan')
  requireCurrentVersion(ctx, row.version)
  requireStep(row, row.state === 'booked' ? 'move' : 'book')
  const startsAt = Date.parse(body.startsAt)
  if (startsAt <= (await ctx.now()) || startsAt === row.startsAt?.getTime()) throw new Refusal('engagement.time_unfit')
  await bookTime(ctx, row, { startsAt, askedBy: body.askedBy, reason: body.reason })
  return engagementView(ctx, row.id)
}

/** Either side calls it off. What is owed stays owed: only the customer can waive it, and says so there. */
export async function cancelEngagement(
  ctx: Ctx,
  { params, body }: InputOf<typeof cancelEngagementEndpoint>,
): Promise<OutputOf<typeof cancelEngagementEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.cancel')
  requireStep(row, 'cancel')
  const side = ctx.principal.role === 'desk_customer' ? 'customer' : 'staff'
  await settleTimes(ctx, row, { rest: side === 'customer' ? 'refused' : 'withdrawn' })
  await takeStep(ctx, row, 'cancel', {
    change: { sequence: row.sequence + 1, move_asked_at: null },
    reason: body.reason,
    tells: 'engagement.cancelled',
    data: { wasBooked: row.state === 'booked' },
  })
  if (row.state === 'booked') await noteFact(ctx, row, { type: 'unbooked', by: side })
  else if (side === 'customer') await noteFact(ctx, row, { type: 'answered' })
  return engagementView(ctx, row.id)
}
