import { addCalendarDays, startOfCivilDate } from '@mainstay/policy/calendar'
import type { Policy } from '@mainstay/policy/document'
import type { Ctx } from '../../../platform/ctx.ts'
import { assessmentRulesOf, todayOf } from '../policy-rules.ts'
import type { FindingRow } from './queries.ts'

type Timed = Pick<FindingRow, 'state' | 'severity' | 'dueOn' | 'remindedFor' | 'told' | 'acceptedUntil'>

/** When its owner is reminded: once for each day that is set, and only where that lies ahead. */
const remindsOn = (
  { severity, dueOn, remindedFor }: Pick<Timed, 'severity' | 'dueOn' | 'remindedFor'>,
  { remindDays }: Policy['assessments'],
): string | null => (dueOn === null || remindedFor === dueOn ? null : addCalendarDays(dueOn, -remindDays[severity]))

/** When time alone turns a finding next: an accepted risk stands open again, an open one is near its day or past it. */
export async function timerOf(ctx: Ctx, accountId: string, finding: Timed): Promise<Date | null> {
  const { state, dueOn, told, acceptedUntil } = finding
  const { zone, today } = await todayOf(ctx, accountId)
  const on = (day: string | null) => day && new Date(startOfCivilDate(zone, day))
  if (state === 'accepted') return on(acceptedUntil) || null
  if (state !== 'open' || told !== 0 || dueOn === null) return null
  const reminder = remindsOn(finding, await assessmentRulesOf(ctx, accountId))
  return on(reminder !== null && reminder > today ? reminder : addCalendarDays(dueOn, 1)) || null
}
