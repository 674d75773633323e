import type { attainmentEndpoint } from '@mainstay/contracts/commitments'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { priorities } from '@mainstay/policy'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { type AttainmentRow, countAttainment } from './ledger-queries.ts'

type Output = OutputOf<typeof attainmentEndpoint>

/**
 * Answered in time, of what fell due in the last twelve months, from the ledger alone. Promises by hand stand apart, and
 * so does everything that could hide a miss (policy-semantics 3).
 */
export async function attainment(ctx: Ctx, { query }: InputOf<typeof attainmentEndpoint>): Promise<Output> {
  const accountId = query.accountId === undefined ? undefined : decodeId('acc', query.accountId)
  if (accountId === undefined) allow(ctx, 'staff.see', {})
  else allow(ctx, 'account.see', { accountId })
  const months = lastMonths(await ctx.now(), 12)
  const rows = await countAttainment(ctx, Date.parse(`${months[0]}-01T00:00:00Z`), accountId)
  const byPolicy = rows.filter(({ source }) => source === 'policy')
  return {
    priorities: priorities.map((priority) => {
      const own = byPolicy.filter((row) => row.priority === priority)
      return {
        priority,
        ...kept(own),
        months: months.map((month) => ({ month, ...kept(own.filter((row) => row.month === month)) })),
      }
    }),
    byHand: kept(rows.filter(({ source }) => source === 'person')),
    beside: {
      loweredLate: sum(byPolicy, 'lowered_late'),
      withdrawn: sum(byPolicy, 'withdrawn'),
      spamOrDuplicate: sum(byPolicy, 'spam_or_duplicate'),
    },
  }
}

type Count = 'kept' | 'of' | 'lowered_late' | 'withdrawn' | 'spam_or_duplicate'
const sum = (rows: readonly AttainmentRow[], count: Count) => rows.reduce((total, row) => total + row[count], 0)
const kept = (rows: readonly AttainmentRow[]) => ({ kept: sum(rows, 'kept'), of: sum(rows, 'of') })

/** The months up to this one, oldest first, as `YYYY-MM` in UTC. */
function lastMonths(now: number, count: number): readonly string[] {
  const today = new Date(now)
  return Array.from({ length: count }, (_, index) => {
    const first = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - (count - 1 - index), 1)
    return new Date(first).toISOString().slice(0, 7)
  })
}
