import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { holdEngagementEndpoint } from '@mainstay/contracts/engagements'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { holdRow } from './engagement-in-sight.ts'
import { engagementPeople } from './engagement-people.ts'
import { insertAttendance } from './minutes-queries.ts'
import { requireStep, takeStep } from './take-step.ts'
import { engagementView } from './views.ts'

/**
 * It took place, with these people. Refuses `engagement.not_begun` ahead of its time, `engagement.attendance_unfit` where
 * a side is missing, `person.not_found` for who belongs to neither.
 */
export async function holdEngagement(
  ctx: Ctx,
  { params, body }: InputOf<typeof holdEngagementEndpoint>,
): Promise<OutputOf<typeof holdEngagementEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.plan')
  requireStep(row, 'hold')
  if ((row.startsAt?.getTime() ?? 0) > (await ctx.now())) throw new Refusal('engagement.not_begun')
  const ids = [...new Set(body.personIds.map((id) => decodeId('per', id)))]
  const people = await engagementPeople(ctx, row.accountId)
  const sides = new Set(ids.map((id) => people.get(id)))
  if (sides.has(undefined)) throw new Refusal('person.not_found')
  if (sides.size < 2) throw new Refusal('engagement.attendance_unfit')
  await insertAttendance(ctx, row, ids)
  await takeStep(ctx, row, 'hold', { tells: 'engagement.held', data: { people: ids.length } })
  return engagementView(ctx, row.id)
}
