import type { CalendarSpec } from '@mainstay/policy/calendar'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { clockTermsFrom } from '../agreements/index.ts'
import { mandateOf, placeOf } from '../contacts/index.ts'
import { findStaff } from '../staff/index.ts'
import type { EngagementRow } from './queries.ts'

type Parties = Pick<EngagementRow, 'accountId' | 'contactId' | 'hostId'>
type Weekly = Extract<CalendarSpec, { weekly: unknown }>['weekly']
/** Of whom nothing else is known: hours in which nobody minds to be asked. */
const plainHours: Weekly = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]),
)

/**
 * The hours in which each side can meet: the business hours of the policy where the contact is, and the host's own.
 * Holidays that the policy counts are none.
 */
export const hoursOfBoth = (ctx: Ctx, row: Parties): Promise<readonly [CalendarSpec, CalendarSpec]> =>
  asDesk(ctx, async () => [await contactsHours(ctx, row), await hostsHours(ctx, row.hostId)])

async function contactsHours(ctx: Ctx, { accountId, contactId }: Parties): Promise<CalendarSpec> {
  const mandate = await mandateOf(ctx, accountId, contactId)
  if (!mandate) return { timeZone: 'UTC', weekly: plainHours }
  const terms = await clockTermsFrom(ctx, placeOf(mandate), { accountId, at: await ctx.now() })
  return terms?.businessCalendar ?? { timeZone: mandate.zone, weekly: plainHours }
}

async function hostsHours(ctx: Ctx, hostId: string): Promise<CalendarSpec> {
  const host = await findStaff(ctx, hostId)
  const { weekly = {} } = (host?.working_hours ?? {}) as { weekly?: Weekly }
  const works = Object.values(weekly).some((day) => day.length > 0)
  return { timeZone: host?.zone ?? 'UTC', weekly: works ? weekly : plainHours }
}
