import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { declineTimesEndpoint, pickTimeEndpoint } from '@mainstay/contracts/engagements'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { bookTime } from './book-time.ts'
import { holdRow } from './engagement-in-sight.ts'
import { noteFact } from './owed.ts'
import { requireStep, takeStep } from './take-step.ts'
import { listTimes, settleTimes } from './time-queries.ts'
import { engagementView } from './views.ts'

/** A contact takes one of the times. Refuses `engagement.time_gone` for what is not offered any more. */
export async function pickTime(
  ctx: Ctx,
  { params, body }: InputOf<typeof pickTimeEndpoint>,
): Promise<OutputOf<typeof pickTimeEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.answer')
  requireStep(row, 'book')
  const timeId = decodeId('etm', body.timeId)
  const time = (await listTimes(ctx, row)).find(({ id, state }) => id === timeId && state === 'open')
  if (!time || time.startsAt.getTime() <= (await ctx.now())) throw new Refusal('engagement.time_gone')
  const askedBy = row.moveAskedAt === null ? 'staff' : 'customer'
  await noteFact(ctx, row, { type: 'answered' })
  await bookTime(ctx, row, { startsAt: time.startsAt.getTime(), timeId, askedBy })
  return engagementView(ctx, row.id)
}

/** None of the times suits, or what is booked should move: the host is told and offers others. What is booked stays. */
export async function declineTimes(
  ctx: Ctx,
  { params, body }: InputOf<typeof declineTimesEndpoint>,
): Promise<OutputOf<typeof declineTimesEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.answer')
  const isBooked = row.state === 'booked'
  requireStep(row, isBooked ? 'ask_to_move' : 'decline_times')
  await settleTimes(ctx, row, { rest: 'refused' })
  await takeStep(ctx, row, isBooked ? 'ask_to_move' : 'decline_times', {
    change: { move_asked_at: isBooked ? new Date(await ctx.now()) : null },
    reason: body.reason,
    tells: isBooked ? 'engagement.move_asked' : 'engagement.times_declined',
  })
  await noteFact(ctx, row, { type: 'answered' })
  return engagementView(ctx, row.id)
}
