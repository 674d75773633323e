import type { Severity } from '@mainstay/policy/assessments'
import { addCalendarDays, civilDateAt } from '@mainstay/policy/calendar'
import type { Policy } from '@mainstay/policy/document'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { policyForAccount } from '../policies/index.ts'
import { zoneOfAccount } from '../releases/index.ts'

/** What the policy of the account says of assessments (policy 9.9). */
export const assessmentRulesOf = async (ctx: Ctx, accountId: string): Promise<Policy['assessments']> =>
  (await policyForAccount(ctx, accountId)).assessments

/** The day in the account's zone, and the zone. */
export async function todayOf(ctx: Ctx, accountId: string): Promise<{ readonly zone: string; readonly today: string }> {
  const zone = await asDesk(ctx, () => zoneOfAccount(ctx, accountId))
  return { zone, today: civilDateAt(zone, await ctx.now()) }
}

/** Until when a finding of this severity is due, unless somebody says otherwise. */
export const dueOnOf = ({ dueInDays }: Policy['assessments'], severity: Severity, today: string): string =>
  addCalendarDays(today, dueInDays[severity])
