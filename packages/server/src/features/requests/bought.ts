import type { Ctx } from '../../platform/ctx.ts'
import { entitlementsOf } from '../agreements/index.ts'
import type { Bought } from './weight-queries.ts'

/** What an account holds now, by which its asks are counted: the plan and add-ons in force, or nothing. */
export async function boughtBy(ctx: Ctx, accountId: string): Promise<Bought> {
  const held = (await entitlementsOf(ctx, [accountId], await ctx.now())).get(accountId)
  const result = held?.entitlement.result
  if (!result?.inForce) return { plan: null, addOns: [] }
  return { plan: result.plan, addOns: [...result.addOns].sort() }
}
