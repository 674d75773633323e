import type { Ctx } from '../../platform/ctx.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import { takeDueStays } from './end-stays.ts'
import { settleTerms } from './settle-terms.ts'
import { nextStayAt } from './stay-queries.ts'
import { accountsThatTurned, nextTurnAt } from './watch-queries.ts'

async function settleTurned(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const accounts = await accountsThatTurned(ctx, limit, dueBy)
  for (const accountId of accounts) await settleTerms(ctx, accountId)
  return accounts.length
}

/** What falls due for agreements by time alone: a start, an end, a mark before it, the effect of a change, a stay. */
export const agreementSources: readonly SweepSource[] = [
  {
    name: 'agreements',
    nextAt: nextTurnAt,
    take: settleTurned,
    timer: { table: 'agreement_watches', timer: 'next_timer_at', key: 'agreement_id', account: 'account_id' },
  },
  {
    name: 'contact-stays',
    nextAt: nextStayAt,
    take: takeDueStays,
    timer: { table: 'contact_stays', timer: 'next_timer_at', key: 'id', account: 'account_id' },
  },
]
