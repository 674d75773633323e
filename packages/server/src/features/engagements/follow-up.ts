import { addCalendarDays, startOfCivilDate } from '@mainstay/policy/calendar'
import type { Ctx } from '../../platform/ctx.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import { dueDaysOf, findStaff } from '../staff/index.ts'
import { type ActionRow, lockDueActions, nextActionAt, updateAction } from './action-queries.ts'

type Dated = Pick<ActionRow, 'accountId' | 'ownerId' | 'dueOn' | 'told'>

/** When an action is to be told of next: on its day, and once that day is over where the work is; null afterwards. */
export async function nextTelling(ctx: Ctx, { accountId, ownerId, dueOn, told }: Dated): Promise<Date | null> {
  if (dueOn === null || told >= 2) return null
  const { zoneOf } = await dueDaysOf(ctx, [accountId])
  return new Date(startOfCivilDate(zoneOf(accountId, ownerId), told === 0 ? dueOn : addCalendarDays(dueOn, 1)))
}

/** Tells owners that their day has come, and once more that it is past; each once, however often this dies half-way. */
async function followUp(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const actions = await lockDueActions(ctx, Math.min(limit, 50), dueBy)
  for (const action of actions) {
    const next = await nextTelling(ctx, { ...action, told: action.told + 1 })
    await updateAction(ctx, action, { told: action.told + 1, next_timer_at: next })
    // one whose day was past when it was written down is overdue at once, and told of as that alone
    if (action.told === 0 && next !== null && next.getTime() <= dueBy) continue
    await ctx.publish({
      type: action.told === 0 ? 'action_item.due' : 'action_item.overdue',
      accountId: action.accountId,
      subject: { type: 'action_item', id: action.id },
      data: { engagementId: action.engagementId, dueOn: action.dueOn, ...(await ownerOf(ctx, action.ownerId)) },
    })
  }
  return actions.length
}

const ownerOf = async (ctx: Ctx, ownerId: string) =>
  (await findStaff(ctx, ownerId)) ? { hostId: ownerId } : { personId: ownerId }

export const actionsDue: SweepSource = {
  name: 'action-items',
  nextAt: nextActionAt,
  take: followUp,
  timer: { table: 'engagement_actions', timer: 'next_timer_at', key: 'id', account: 'account_id' },
}
