import { Refusal } from '@mainstay/contracts/problems'
import type { Policy } from '@mainstay/policy/document'
import type { Ctx } from '../../platform/ctx.ts'
import { entitlementsOf, type Held } from '../agreements/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { dueDaysOf } from '../staff/index.ts'

type SuccessRules = NonNullable<Policy['success']>

/** What a plan of an account stands on. */
export interface PlanGround {
  readonly held: Held
  /** Whether the agreement holds a plan now, and the clause that says so (policy 10.5). */
  readonly isIncluded: boolean
  readonly clause: string | null
  /** How plans are read; absent where no policy says so yet. */
  readonly rules: SuccessRules | undefined
  /** The civil date at the customer's. */
  readonly today: string
  /** The civil date that the due day of somebody's work is held against. */
  readonly todayOf: (ownerId: string | null) => string
}

/** The same for many accounts at once. */
export async function groundsOf(
  ctx: Ctx,
  accountIds: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, PlanGround>> {
  const all = await entitlementsOf(ctx, accountIds, at)
  const { success } = await currentPolicy(ctx)
  const days = await dueDaysOf(ctx, accountIds)
  return new Map(
    [...all].map(([id, held]) => {
      const todayOf = (ownerId: string | null) => days.todayOf(id, ownerId)
      return [id, { ...groundOf(held, success), today: todayOf(null), todayOf }]
    }),
  )
}

function groundOf(held: Held, current: SuccessRules | undefined): Omit<PlanGround, 'today' | 'todayOf'> {
  const { result } = held.entitlement
  const rules = held.policy.success ?? current
  if (!result.inForce) return { held, isIncluded: false, clause: null, rules }
  const { value, clause } = result.terms.successPlan
  return { held, isIncluded: value, clause, rules }
}

export async function planGround(ctx: Ctx, accountId: string): Promise<PlanGround> {
  const ground = (await groundsOf(ctx, [accountId], await ctx.now())).get(accountId)
  if (!ground) throw new Error('every account asked for has a ground')
  return ground
}

/** Refuses `success_plan.not_included`, with the clause, where the agreement holds no plan. */
export async function includedPlan(ctx: Ctx, accountId: string): Promise<PlanGround> {
  const ground = await planGround(ctx, accountId)
  if (!ground.isIncluded)
    throw new Refusal('success_plan.not_included', ground.clause === null ? {} : { clause: ground.clause })
  return ground
}
