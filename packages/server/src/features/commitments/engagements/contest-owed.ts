import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { contestOwedEndpoint, settleOwedContestEndpoint } from '@mainstay/contracts/owed'
import { Refusal } from '@mainstay/contracts/problems'
import type { OwedReading } from '@mainstay/policy/engagements'
import { allow } from '../../../platform/access.ts'
import { actingPerson } from '../../../platform/acting-person.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { noteEngagementFact } from './note-fact.ts'
import { owedInSight } from './owed-in-sight.ts'
import { owedViews } from './owed-view.ts'

/**
 * A contact contradicts: it was not offered so (policy 9.7), or it did not take place as recorded. A session is
 * contradicted on its own page.
 */
export async function contestOwed(
  ctx: Ctx,
  { params, body }: InputOf<typeof contestOwedEndpoint>,
): Promise<OutputOf<typeof contestOwedEndpoint>> {
  const { accountId, id, clock } = await owedInSight(ctx, params.commitmentId)
  allow(ctx, 'owed.contest', { accountId })
  if (!isSettledHere(clock.reading)) throw new Refusal('commitment.not_contestable')
  const fact = { type: 'contested' as const, personId: actingPerson(ctx), reason: body.reason }
  await noteEngagementFact(ctx, { accountId, commitmentId: id, fact, at: await ctx.now() })
  return viewOf(ctx, params.commitmentId)
}

/** A lead decides; upheld, it is owed again, or late from its true due time. */
export async function settleContest(
  ctx: Ctx,
  { params, body }: InputOf<typeof settleOwedContestEndpoint>,
): Promise<OutputOf<typeof settleOwedContestEndpoint>> {
  const { accountId, id, clock } = await owedInSight(ctx, params.commitmentId)
  allow(ctx, 'owed.settle', { accountId })
  if (!isSettledHere(clock.reading)) throw new Refusal('commitment.not_contested')
  const { upheld, reason } = body
  const fact = { type: 'contest_settled' as const, upheld, personId: actingPerson(ctx), reason }
  await noteEngagementFact(ctx, { accountId, commitmentId: id, fact, at: await ctx.now() })
  return viewOf(ctx, params.commitmentId)
}

/** What counts as not taken up, or as delivered by minutes that stand beside no session. */
const isSettledHere = ({ state, deliveredBy }: OwedReading): boolean =>
  state === 'lapsed' || ((state === 'met' || state === 'met_late') && deliveredBy === undefined)

async function viewOf(ctx: Ctx, commitmentId: string) {
  const [owed] = await owedViews(ctx, [await owedInSight(ctx, commitmentId)])
  return owed as NonNullable<typeof owed>
}
