import type { bookCallEndpoint, getCallTimesEndpoint } from '@mainstay/contracts/calls'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { addCalendarDays, civilDateAt, startOfCivilDate } from '@mainstay/policy/calendar'
import { proposeTimes } from '@mainstay/policy/sessions'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { accountOf } from '../accounts/index.ts'
import { personRefs } from '../contacts/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { actingManagerOf } from '../staff/index.ts'
import { bookTime } from './book-time.ts'
import { hoursOfBoth } from './both-hours.ts'
import { recordPlan } from './plan-engagement.ts'
import { countCallsAhead, updateEngagement } from './queries.ts'
import { listBusy } from './time-queries.ts'
import { engagementView } from './views.ts'
import { zonesOf } from './zones-of.ts'

const kind = 'regular_call'
const iso = (at: number) => new Date(at).toISOString()

/** When whoever looks after the account can talk to the contact who asks. Nothing is written. */
export async function getCallTimes(ctx: Ctx): Promise<OutputOf<typeof getCallTimesEndpoint>> {
  const call = await callAsked(ctx)
  const host = (await personRefs(ctx, [call.hostId])).get(call.hostId)
  if (!host) throw new Refusal('account.no_manager')
  return {
    host,
    lengthMinutes: call.lengthMinutes,
    times: (await timesFor(ctx, call)).map(([startsAt, endsAt]) => ({ startsAt: iso(startsAt), endsAt: iso(endsAt) })),
    zones: await zonesOf(ctx, call),
    ahead: { booked: call.booked, most: call.most },
  }
}

/**
 * A contact books a call: on request, so that it takes the place of nothing that is owed. Its agenda begins with what she
 * wants to talk about. Refuses `engagement.time_gone` for a time that does not suit both any more.
 */
export async function bookCall(
  ctx: Ctx,
  { body }: InputOf<typeof bookCallEndpoint>,
): Promise<OutputOf<typeof bookCallEndpoint>> {
  const call = await callAsked(ctx)
  if (call.booked >= call.most) throw new Refusal('engagement.calls_enough')
  const startsAt = Date.parse(body.startsAt)
  if (!(await timesFor(ctx, call)).some(([from]) => from === startsAt)) throw new Refusal('engagement.time_gone')
  const { accountId, hostId, contactId, lengthMinutes } = call
  const row = await recordPlan(ctx, { accountId, kind, commitmentId: null, hostId, contactId, lengthMinutes })
  await updateEngagement(ctx, row, { agenda: body.about, changed_at: new Date(await ctx.now()) })
  await bookTime(ctx, row, { startsAt, askedBy: 'customer' })
  return engagementView(ctx, row.id)
}

type CallAsked = Awaited<ReturnType<typeof callAsked>>

/** Refuses `account.no_manager` where nobody is named. */
async function callAsked(ctx: Ctx) {
  const { principal } = ctx
  if (principal.role !== 'desk_customer') throw new Refusal('access.denied')
  const { accountId } = principal
  allow(ctx, 'engagement.answer', { accountId })
  const account = await accountOf(ctx, accountId)
  const acting = await actingManagerOf(ctx, { tamId: account?.tam_id ?? null, deputyId: account?.deputy_id ?? null })
  if (!acting) throw new Refusal('account.no_manager')
  const { sessions } = await policyForAccount(ctx, accountId)
  return {
    accountId,
    hostId: acting.person_id,
    contactId: actingPerson(ctx),
    lengthMinutes: sessions.lengths[kind],
    rules: sessions,
    booked: await countCallsAhead(ctx, accountId, await ctx.now()),
    most: sessions.callsAhead,
  }
}

async function timesFor(ctx: Ctx, call: CallAsked) {
  const { fromDays, untilDays, offered } = call.rules.times
  const { contact: zone } = await zonesOf(ctx, call)
  const now = await ctx.now()
  const day = (days: number) => startOfCivilDate(zone, addCalendarDays(civilDateAt(zone, now), days))
  const span = { from: Math.max(now, day(fromDays)), until: day(untilDays) }
  const people = [call.hostId, call.contactId]
  // the nil uuid is no session: nothing is passed over
  const except = '00000000-0000-0000-0000-000000000000'
  return proposeTimes({
    ...span,
    lengthMs: call.lengthMinutes * 60_000,
    sides: await hoursOfBoth(ctx, call),
    busy: await asDesk(ctx, () => listBusy(ctx, { people, ...span, except })),
    count: offered * 2,
  }).times
}
