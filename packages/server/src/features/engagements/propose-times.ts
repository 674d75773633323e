import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { proposeTimesEndpoint } from '@mainstay/contracts/engagements'
import { addCalendarDays, civilDateAt, startOfCivilDate } from '@mainstay/policy/calendar'
import { proposeTimes as findTimes } from '@mainstay/policy/sessions'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { policyForAccount } from '../policies/index.ts'
import { hoursOfBoth } from './both-hours.ts'
import { engagementInSight } from './engagement-in-sight.ts'
import { listBusy } from './time-queries.ts'
import { zonesOf } from './zones-of.ts'

type Output = OutputOf<typeof proposeTimesEndpoint>
const minuteMs = 60_000
const iso = (at: number) => new Date(at).toISOString()

/** Times that suit both, as the policy wants them proposed (9.8). Nothing is written. */
export async function proposeTimes(ctx: Ctx, { params, query }: InputOf<typeof proposeTimesEndpoint>): Promise<Output> {
  const row = await engagementInSight(ctx, params.engagementId, 'engagement.plan')
  const { sessions } = await policyForAccount(ctx, row.accountId)
  const zones = await zonesOf(ctx, row)
  const now = await ctx.now()
  const day = (days: number) => startOfCivilDate(zones.contact, addCalendarDays(civilDateAt(zones.contact, now), days))
  const begins = query.from === undefined ? day(sessions.times.fromDays) : startOfCivilDate(zones.contact, query.from)
  const from = Math.max(now, begins)
  const until =
    query.until === undefined
      ? Math.max(from, begins) + (sessions.times.untilDays - sessions.times.fromDays) * 86_400_000
      : startOfCivilDate(zones.contact, addCalendarDays(query.until, 1))
  const span = { from, until: Math.min(Math.max(from, until), from + 92 * 86_400_000) }
  const people = [row.hostId, row.contactId]
  const { times, nearest } = findTimes({
    ...span,
    lengthMs: row.lengthMinutes * minuteMs,
    sides: await hoursOfBoth(ctx, row),
    busy: await asDesk(ctx, () => listBusy(ctx, { people, ...span, except: row.id })),
    count: sessions.times.offered,
  })
  return {
    times: times.map(([startsAt, endsAt]) => ({ startsAt: iso(startsAt), endsAt: iso(endsAt) })),
    nearest: nearest
      ? {
          ...{ startsAt: iso(nearest.from), endsAt: iso(nearest.to), outsideOf: nearest.outsideOf },
          outsideMinutes: Math.round(nearest.outsideMs / minuteMs),
        }
      : null,
    ...{ from: iso(span.from), until: iso(span.until), zones },
  }
}
