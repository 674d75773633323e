import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import { noteNow } from '../../platform/unit-of-work/index.ts'
import { lockDueEnd, nextEndAt } from './end-queries.ts'
import { endMandate } from './mandate-life.ts'
import { forgetEnd } from './plan-end.ts'
import { findMandate, type MandateRow } from './queries.ts'
import { whoFollows } from './succession.ts'

/** Lets one planned end come. Returns how many it took. */
async function takeDueEnd(ctx: Ctx, _limit: number, dueBy: number): Promise<number> {
  const due = await lockDueEnd(ctx, dueBy)
  if (!due) return 0
  noteNow(ctx, due.locked_at)
  const mandate = (await findMandate(ctx, due.account_id, due.id)) as MandateRow
  const ending = await readEnding(ctx, mandate)
  if (ending) await endMandate(ctx, { mandate, successorId: ending.successorId, isPlanned: true })
  else await forgetEnd(ctx, mandate, 'no_successor')
  return 1
}

/** Who was named to follow the primary contact may be gone by now; then the deputy does. Undefined: nobody can. */
async function readEnding(ctx: Ctx, mandate: MandateRow): Promise<{ readonly successorId?: string } | undefined> {
  if (!mandate.is_primary) return {}
  const named = mandate.ends_successor
  if (named !== null && (await canFollow(ctx, mandate, named))) return { successorId: named }
  return (await canFollow(ctx, mandate, undefined)) ? {} : undefined
}

const canFollow = (ctx: Ctx, mandate: MandateRow, id: string | undefined): Promise<boolean> =>
  whoFollows(ctx, mandate, id).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal && error.code === 'contact.primary_needed') return false
      throw error
    },
  )

/** Mandates whose planned end comes. */
export const plannedEnds: SweepSource = {
  name: 'planned_ends',
  nextAt: nextEndAt,
  take: takeDueEnd,
  timer: { table: 'mandates', timer: 'next_timer_at', key: 'id', account: 'account_id' },
}
