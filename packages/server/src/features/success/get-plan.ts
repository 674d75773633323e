import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getSuccessPlanEndpoint } from '@mainstay/contracts/success'
import { allow, isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { requireAccount } from '../contacts/index.ts'
import { factsOfAccounts } from './health-of-accounts.ts'
import { itemViews } from './item-views.ts'
import { planGround } from './plan-ground.ts'
import { listItems } from './queries.ts'

/** The plan as its reader may see it. Where the agreement holds none any more, what was written stays readable. */
export async function getSuccessPlan(
  ctx: Ctx,
  { params }: InputOf<typeof getSuccessPlanEndpoint>,
): Promise<OutputOf<typeof getSuccessPlanEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'success_plan.see', { accountId })
  await requireAccount(ctx, accountId)
  const at = await ctx.now()
  const ground = await planGround(ctx, accountId)
  const { isIncluded, clause } = ground
  const grounds = new Map([[accountId, ground]])
  const items = await itemViews(ctx, await listItems(ctx, [accountId]), grounds)
  const seesInside = isAllowed(ctx, 'success_plan.see_inside', { accountId })
  const health = seesInside ? (await factsOfAccounts(ctx, grounds, at)).get(accountId)?.health : undefined
  return { isIncluded, clause, items, health: health ?? null }
}
