import type { DomainEvent } from '@mainstay/contracts/events'
import type { Ctx } from '../../platform/ctx.ts'
import { findMandate, primaryOf } from '../contacts/index.ts'
import { endPlan, findPlanned, type PlanRow } from './queries.ts'

/** Ends a planned change without effect, and says so. */
export async function dropPlan(ctx: Ctx, plan: PlanRow, because: 'withdrawn' | 'overtaken'): Promise<void> {
  await endPlan(ctx, plan, because)
  const { account_id: accountId, id, kind } = plan
  await ctx.publish({
    type: 'contact.primary_plan_dropped',
    accountId,
    subject: { type: 'primary_change', id },
    data: { kind, because },
  })
}

/** Whether a planned change still makes sense: its contact speaks for the account, and a new place is the primary's. */
export async function isStillPossible(ctx: Ctx, { account_id: accountId, to_id, kind }: PlanRow): Promise<boolean> {
  const to = await findMandate(ctx, accountId, to_id)
  if (!to || to.to_at !== null || to.role !== 'contact') return false
  return kind === 'primary' || (await primaryOf(ctx, accountId))?.id === to_id
}

/** A planned change that was overtaken by another one, or by the end of its contact, is dropped in the same transaction. */
export async function dropOvertaken(ctx: Ctx, { accountId }: DomainEvent): Promise<void> {
  const plan = accountId === undefined ? undefined : await findPlanned(ctx, accountId)
  if (!plan) return
  const isHers = plan.kind === 'primary' && (await primaryOf(ctx, plan.account_id))?.id === plan.to_id
  if (isHers || !(await isStillPossible(ctx, plan))) await dropPlan(ctx, plan, 'overtaken')
}
