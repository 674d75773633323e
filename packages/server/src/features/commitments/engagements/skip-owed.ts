import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { skipOwedEndpoint } from '@mainstay/contracts/owed'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../../platform/access.ts'
import { actingPerson } from '../../../platform/acting-person.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { mandateOf } from '../../contacts/index.ts'
import { noteEngagementFact } from './note-fact.ts'
import { owedInSight } from './owed-in-sight.ts'
import { owedViews } from './owed-view.ts'

/** The customer asks to skip one: a contact herself, or staff with the contact who asked (policy 9.6). */
export async function skipOwed(
  ctx: Ctx,
  { params, body }: InputOf<typeof skipOwedEndpoint>,
): Promise<OutputOf<typeof skipOwedEndpoint>> {
  const { accountId, id } = await owedInSight(ctx, params.commitmentId)
  allow(ctx, 'owed.skip', { accountId })
  const personId = await whoAsked(ctx, accountId, body.askedBy)
  const fact = { type: 'waived' as const, personId, reason: body.reason }
  await noteEngagementFact(ctx, { accountId, commitmentId: id, fact, at: await ctx.now() })
  const [owed] = await owedViews(ctx, [await owedInSight(ctx, params.commitmentId)])
  return owed as NonNullable<typeof owed>
}

async function whoAsked(ctx: Ctx, accountId: string, askedBy: string | undefined): Promise<string> {
  if (ctx.principal.role === 'desk_customer') return actingPerson(ctx)
  const mandate = askedBy === undefined ? undefined : await mandateOf(ctx, accountId, decodeId('per', askedBy))
  if (!mandate || mandate.role === 'observer') throw new Refusal('commitment.contact_unknown')
  return mandate.person_id
}
