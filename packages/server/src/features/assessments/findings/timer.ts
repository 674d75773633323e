import { addCalendarDays, startOfCivilDate } from '@mainstay/policy/calendar'
import type { Policy } from '@mainstay/policy/document'
import type { Ctx } from '../../../platform/ctx.ts'
import { dueDaysOf } from '../../staff/index.ts'
import { assessmentRulesOf } from '../policy-rules.ts'
import type { FindingRow } from './queries.ts'

type Timed = Pick<FindingRow, 'state' | 'severity' | 'ownerId' | 'dueOn' | 'remindedFor' | 'told' | 'acceptedUntil'>

/** When its owner is reminded: once for each day that is set, and only where that lies ahead. */
const remindsOn = (
  { severity, dueOn, remindedFor }: Pick<Timed, 'severity' | 'dueOn' | 'remindedFor'>,
  { remindDays }: Policy['assessments'],
): string | null => (dueOn === null || remindedFor === dueOn ? null : addCalendarDays(dueOn, -remindDays[severity]))

/** When time alone turns a finding next: an accepted risk stands open again, an open one is near its day or past it. */
export async function timerOf(ctx: Ctx, accountId: string, finding: Timed): Promise<Date | null> {
  const { state, ownerId, dueOn, told, acceptedUntil } = finding
  const days = await dueDaysOf(ctx, [accountId])
  const on = (day: string, owner: string | null) => new Date(startOfCivilDate(days.zoneOf(accountId, owner), day))
  if (state === 'accepted') return acceptedUntil === null ? null : on(acceptedUntil, null)
  if (state !== 'open' || told !== 0 || dueOn === null) return null
  const reminder = remindsOn(finding, await assessmentRulesOf(ctx, accountId))
  const isAhead = reminder !== null && reminder > days.todayOf(accountId, ownerId)
  return on(isAhead ? reminder : addCalendarDays(dueOn, 1), ownerId)
}
