import { addCalendarDays, startOfCivilDate } from '@mainstay/policy/calendar'
import type { Ctx } from '../../../platform/ctx.ts'
import { dueDaysOf } from '../../staff/index.ts'
import type { FindingRow } from './queries.ts'

type Timed = Pick<FindingRow, 'state' | 'ownerId' | 'dueOn' | 'told' | 'acceptedUntil'>

/** When time alone turns a finding next: an accepted risk stands open again, an open one is past its day. */
export async function timerOf(
  ctx: Ctx,
  accountId: string,
  { state, ownerId, dueOn, told, acceptedUntil }: Timed,
): Promise<Date | null> {
  const day =
    state === 'accepted' ? acceptedUntil : state === 'open' && told === 0 && dueOn ? addCalendarDays(dueOn, 1) : null
  if (day === null) return null
  const { zoneOf } = await dueDaysOf(ctx, [accountId])
  return new Date(startOfCivilDate(zoneOf(accountId, state === 'accepted' ? null : ownerId), day))
}
