import { addCalendarDays, startOfCivilDate } from '@mainstay/policy/calendar'
import type { Ctx } from '../../../platform/ctx.ts'
import { todayOf } from '../policy-rules.ts'
import type { FindingRow } from './queries.ts'

/** When time alone turns a finding next: an accepted risk stands open again, an open one is past its day. */
export async function timerOf(
  ctx: Ctx,
  accountId: string,
  { state, dueOn, told, acceptedUntil }: Pick<FindingRow, 'state' | 'dueOn' | 'told' | 'acceptedUntil'>,
): Promise<Date | null> {
  const day =
    state === 'accepted' ? acceptedUntil : state === 'open' && told === 0 && dueOn ? addCalendarDays(dueOn, 1) : null
  if (day === null) return null
  const { zone } = await todayOf(ctx, accountId)
  return new Date(startOfCivilDate(zone, day))
}
