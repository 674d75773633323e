import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listDueReportsEndpoint } from '@mainstay/contracts/reports'
import { civilDateAt } from '@mainstay/policy/calendar'
import { monthsUpTo, type NamedPeriod, quartersUpTo } from '@mainstay/policy/reports'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountsInHandsOf } from '../accounts/index.ts'
import { entitlementsOf, type Held } from '../agreements/index.ts'
import { listLatestIssued } from './report-queries.ts'

/** The last period of each account in the reader's hands that is over and has no report yet (policy 13.3). */
export async function listDueReports(ctx: Ctx): Promise<OutputOf<typeof listDueReportsEndpoint>> {
  allow(ctx, 'my_accounts.see', {})
  const now = await ctx.now()
  const accounts = await accountsInHandsOf(ctx, actingPerson(ctx))
  const ids = accounts.map(({ id }) => id)
  const held = await entitlementsOf(ctx, ids, now)
  const written = await listLatestIssued(ctx, ids)
  return {
    items: accounts.flatMap(({ id, code, name }) => {
      const own = held.get(id)
      const due = own && lastOver(own, now)
      if (!due) return []
      const report = written.find(
        (one) => one.account_id === id && one.from_on === due.from && one.until_on === due.until,
      )
      if (report?.issued_at) return []
      const { zone, from, until, kind } = due
      return [
        {
          account: { id: encodeId('acc', id), code, name },
          period: { from, until, kind, zone },
          draftId: report ? encodeId('srp', report.id) : null,
        },
      ]
    }),
  }
}

/** Of what is in force: the month or quarter that ended last. */
function lastOver(
  { agreements, agreement, policy }: Held,
  now: number,
): (NamedPeriod & { readonly zone: string }) | undefined {
  const held = agreements.find(({ id }) => id === agreement?.id)
  if (!held) return undefined
  const today = civilDateAt(held.zone, now)
  const periods = policy.reports.every === 'month' ? monthsUpTo(today, 2) : quartersUpTo(held.startsOn, today, 2)
  const over = periods.find(({ from, until }) => until <= today && from >= held.startsOn)
  return over && { ...over, zone: held.zone }
}
