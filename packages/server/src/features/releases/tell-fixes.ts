import type { Ctx } from '../../platform/ctx.ts'
import { timed } from '../../platform/sweep/index.ts'
import { markFixedIn } from '../tickets/index.ts'
import { isFirstTelling, takeDueTellings } from './fix-queries.ts'

/** A ticket and its account are held while it is told; more at once would hold up too many. */
const atOnce = 25

/** Tells tickets that a release which is out mends them: each once, however often the fixes are written anew. */
async function tellFixes(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const due = await takeDueTellings(ctx, Math.min(limit, atOnce), dueBy)
  for (const telling of due) if (await isFirstTelling(ctx, telling, dueBy)) await markFixedIn(ctx, telling)
  return due.length
}

export const fixTellings = timed({
  name: 'release-fixes',
  take: tellFixes,
  timer: { table: 'release_fix_tickets', timer: 'next_timer_at', key: 'ticket_id', account: 'account_id' },
})
