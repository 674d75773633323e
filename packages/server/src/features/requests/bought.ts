import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { entitlementsOf, yearlyValuesOf } from '../agreements/index.ts'
import type { Bought, Counted } from './weight-queries.ts'

/** What an account holds now: the plan and add-ons in force, or nothing. */
export async function boughtBy(ctx: Ctx, accountId: string): Promise<Bought> {
  const held = (await entitlementsOf(ctx, [accountId], await ctx.now())).get(accountId)
  const result = held?.entitlement.result
  if (!result?.inForce) return { plan: null, addOns: [] }
  return { plan: result.plan, addOns: [...result.addOns].sort() }
}

/** The same with what its agreements in force are worth a year: the desk knows, no customer reads it. */
export async function countedWith(ctx: Ctx, accountId: string): Promise<Counted> {
  return { ...(await boughtBy(ctx, accountId)), values: await asDesk(ctx, () => yearlyValuesOf(ctx, accountId)) }
}
