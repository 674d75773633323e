import { Refusal } from '@mainstay/contracts/problems'
import type { SuccessItem } from '@mainstay/contracts/success'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { requireAccount } from '../contacts/index.ts'
import { itemViews } from './item-views.ts'
import { groundsOf } from './plan-ground.ts'
import { findItem, type ItemRow, lockItem } from './queries.ts'

type Act = 'success_plan.keep' | 'success_plan.measure' | 'success_plan.answer'

/** A part of a plan that the actor may do this to, held until the end. Refuses `success_item.not_found`. */
export async function itemForUpdate(
  ctx: Ctx,
  params: { readonly accountId: string; readonly itemId: string },
  action: Act,
): Promise<ItemRow> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, action, { accountId })
  await requireAccount(ctx, accountId)
  const item = await lockItem(ctx, accountId, decodeId('sit', params.itemId))
  if (!item) throw new Refusal('success_item.not_found')
  return item
}

/** A part of a plan as the actor reads it after a change. */
export async function readItem(ctx: Ctx, accountId: string, id: string): Promise<SuccessItem> {
  const row = await findItem(ctx, accountId, id)
  const views = row ? await itemViews(ctx, [row], await groundsOf(ctx, [accountId], await ctx.now())) : []
  if (!views[0]) throw new Refusal('success_item.not_found')
  return views[0]
}

/** Told to those who read the part: of what is the staff's alone, to the staff alone. */
export const audienceOf = ({ audience }: Pick<ItemRow, 'audience'>) =>
  audience === 'staff' ? ({ audience: 'staff' } as const) : {}
