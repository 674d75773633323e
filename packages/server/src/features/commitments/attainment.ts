import type { attainmentEndpoint } from '@mainstay/contracts/commitments'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { priorities } from '@mainstay/policy'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { type AttainmentRow, countAttainment, countContested, countOwed } from './count-queries.ts'
import { excusedBeside } from './excuses/excused-beside.ts'

type Output = OutputOf<typeof attainmentEndpoint>

/**
 * Answered in time, of what fell due in the last twelve months, from the ledger alone. Promises by hand stand apart, and
 * so does everything that could hide a miss (policy-semantics 3).
 */
export async function attainment(ctx: Ctx, { query }: InputOf<typeof attainmentEndpoint>): Promise<Output> {
  const accountId = query.accountId === undefined ? undefined : decodeId('acc', query.accountId)
  if (accountId === undefined) allow(ctx, 'staff.see', {})
  else allow(ctx, 'account.see', { accountId })
  const now = await ctx.now()
  const months = lastMonths(now, 12)
  const since = Date.parse(`${months[0]}-01T00:00:00Z`)
  const rows = await countAttainment(ctx, { since, accountId })
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
    engagements: await engagements(ctx, { since, now, months, accountId }),
    beside: {
      loweredLate: sum(byPolicy, 'lowered_late'),
      withdrawn: sum(byPolicy, 'withdrawn'),
      spamOrDuplicate: sum(byPolicy, 'spam_or_duplicate'),
      excused: await excusedBeside(ctx, since, accountId),
    },
  }
}

/** What is owed without being asked, counted like the answers and apart from them. */
async function engagements(
  ctx: Ctx,
  asked: {
    readonly since: number
    readonly now: number
    readonly months: readonly string[]
    readonly accountId: string | undefined
  },
): Promise<Output['engagements']> {
  const question = { since: asked.since, until: asked.now, accountId: asked.accountId }
  const rows = await countOwed(ctx, question)
  const add = (of: readonly (typeof rows)[number][], count: 'kept' | 'of' | 'skipped' | 'not_taken_up') =>
    of.reduce((total, row) => total + row[count], 0)
  const whole = (of: readonly (typeof rows)[number][]) => ({ kept: add(of, 'kept'), of: add(of, 'of') })
  return {
    ...whole(rows),
    months: asked.months.map((month) => ({ month, ...whole(rows.filter((row) => row.month === month)) })),
    skipped: add(rows, 'skipped'),
    notTakenUp: add(rows, 'not_taken_up'),
    contested: await countContested(ctx, question),
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
