import type { Ctx } from '../../platform/ctx.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import { noteNow } from '../../platform/unit-of-work/index.ts'
import { dropPlan, isStillPossible } from './drop-plan.ts'
import { endPlan, lockDuePlan, nextPlanAt } from './queries.ts'
import { takeEffect } from './take-effect.ts'

/** Lets one planned change take effect whose instant has come. Returns how many it took. */
async function takeDueChange(ctx: Ctx, _limit: number, dueBy: number): Promise<number> {
  const due = await lockDuePlan(ctx, dueBy)
  if (!due) return 0
  noteNow(ctx, due.locked_at)
  if (await isStillPossible(ctx, due)) {
    // ended first, so that what follows from the change does not overtake it
    await endPlan(ctx, due, 'done')
    await takeEffect(ctx, { accountId: due.account_id, toId: due.to_id, place: due.place })
  } else await dropPlan(ctx, due, 'overtaken')
  return 1
}

/** Changes of the primary contact or her place whose instant comes. */
export const primaryChanges: SweepSource = {
  name: 'primary_changes',
  nextAt: nextPlanAt,
  take: takeDueChange,
  timer: { table: 'primary_changes', timer: 'next_timer_at', key: 'id', account: 'account_id' },
}
