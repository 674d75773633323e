import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { withdrawPrimaryChangeEndpoint } from '@mainstay/contracts/primaries'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { lockMandates } from '../contacts/index.ts'
import { dropPlan } from './drop-plan.ts'
import { primaryView } from './primary-view.ts'
import { findPlan } from './queries.ts'

/** Takes back a change that has not taken effect; the hours go on as they are. */
export async function withdrawChange(
  ctx: Ctx,
  { params }: InputOf<typeof withdrawPrimaryChangeEndpoint>,
): Promise<OutputOf<typeof withdrawPrimaryChangeEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'contact.change_primary', { accountId })
  if (!(await lockMandates(ctx, accountId))) throw new Refusal('account.not_found')
  const plan = await findPlan(ctx, accountId, decodeId('pch', params.changeId))
  if (!plan) throw new Refusal('primary.change_not_found')
  if (plan.state !== 'planned') throw new Refusal('primary.change_over')
  await dropPlan(ctx, plan, 'withdrawn')
  return primaryView(ctx, accountId)
}
