import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getAccountPolicyEndpoint } from '@mainstay/contracts/policies'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { termsInProse } from '../agreements/index.ts'
import { findAccount } from './queries.ts'

/** "Our policy": what holds for this account, as its own page. Refuses what is out of sight as if it were not there. */
export async function getAccountPolicy(
  ctx: Ctx,
  { params }: InputOf<typeof getAccountPolicyEndpoint>,
): Promise<OutputOf<typeof getAccountPolicyEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'account.see', { accountId })
  if (!(await findAccount(ctx, { id: accountId }))) throw new Refusal('account.not_found')
  return await termsInProse(ctx, { accountId, at: await ctx.now() })
}
