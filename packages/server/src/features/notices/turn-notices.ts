import { noticeTurnsAt } from '@mainstay/policy/notices'
import type { Ctx } from '../../platform/ctx.ts'
import { timed } from '../../platform/sweep/index.ts'
import { lifeOf, lockTurning, setTimer } from './queries.ts'

/** A notice that begins or ends is told to whoever looks at a page, which then reads anew. */
async function turnNotices(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const turning = await lockTurning(ctx, limit, dueBy)
  const at = turning.length === 0 ? 0 : await ctx.now()
  for (const row of turning) {
    await setTimer(ctx, row.id, noticeTurnsAt(lifeOf(row), at))
    await ctx.publish({ type: 'notice.changed', subject: { type: 'notice', id: row.id } })
  }
  return turning.length
}

export const noticeSource = timed({
  name: 'notices',
  take: turnNotices,
  timer: { table: 'notices', timer: 'next_timer_at', key: 'id' },
})
