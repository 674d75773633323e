import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { recordOwedEndpoint } from '@mainstay/contracts/owed'
import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { noteEngagementFact } from './note-fact.ts'
import { owedInSight } from './owed-in-sight.ts'
import { owedViews } from './owed-view.ts'

/**
 * Writes down one that took place without a session here, with minutes that the customer reads (policy 9.5). It is met
 * when that is done, not when it took place; the customer can contradict. An assessment is met by publishing its report
 * alone: refuses `commitment.report_needed`.
 */
export async function recordOwed(
  ctx: Ctx,
  { params, body }: InputOf<typeof recordOwedEndpoint>,
): Promise<OutputOf<typeof recordOwedEndpoint>> {
  const { accountId, id } = await owedInSight(ctx, params.commitmentId)
  allow(ctx, 'owed.record', { accountId })
  const fact = { type: 'recorded' as const, reason: body.minutes }
  await noteEngagementFact(ctx, { accountId, commitmentId: id, fact, at: await ctx.now() })
  const [owed] = await owedViews(ctx, [await owedInSight(ctx, params.commitmentId)])
  return owed as NonNullable<typeof owed>
}
