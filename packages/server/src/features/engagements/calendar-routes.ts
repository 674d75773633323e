import { createHash, randomBytes } from 'node:crypto'
import {
  endCalendarFeedEndpoint,
  getCalendarFeedEndpoint,
  getInvitationEndpoint,
  makeCalendarFeedEndpoint,
  readCalendarEndpoint,
} from '@mainstay/contracts/engagements'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply } from 'fastify'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { ownAccountsOf, principalOf } from '../access/index.ts'
import { calendarEntries } from './calendar-entries.ts'
import { asCalendar } from './calendar-words.ts'
import { engagementInSight } from './engagement-in-sight.ts'
import { dropFeed, findFeed, findReaderOf, replaceFeed } from './feed-queries.ts'
import { listForPerson } from './list-queries.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
const calendarType = 'text/calendar; charset=utf-8'
/** How far back a calendar reaches. */
const keepsMs = 400 * 86_400_000

interface CalendarParts {
  readonly openUnit: OpenUnit
  /** The address of the desk. */
  readonly home: string
}

/** The invitation to a session, and a calendar of one's own behind a secret address. */
export const calendarRoutes = ({ openUnit, home }: CalendarParts): readonly Route[] => [
  serveRaw(getInvitationEndpoint, async ({ caller, input, reply }) => {
    if (!caller) throw new Refusal('session.missing')
    const body = await openUnit(caller.principal, 'read', (ctx) => invitationFor(ctx, input.params.engagementId, home))
    return reply
      .type(calendarType)
      .header('Content-Disposition', 'attachment; filename="session.ics"')
      .header('Cache-Control', 'private, no-store')
      .send(body)
  }),
  serve(getCalendarFeedEndpoint, (ctx) => getFeed(ctx)),
  serve(makeCalendarFeedEndpoint, (ctx) => makeFeed(ctx, home), { keeping: 'sealed' }),
  serve(endCalendarFeedEndpoint, (ctx) => endFeed(ctx)),
  serveRaw(readCalendarEndpoint, async ({ input, reply }): Promise<FastifyReply> => {
    const body = await openUnit(worker, 'read', (ctx) => calendarBehind(ctx, input.params.secret, home))
    return reply.type(calendarType).header('Cache-Control', 'private, max-age=300').send(body)
  }),
]

async function invitationFor(ctx: Ctx, engagementId: string, home: string): Promise<string> {
  const row = await engagementInSight(ctx, engagementId)
  const side = ctx.principal.role === 'desk_customer' ? 'customer' : 'staff'
  const entries = await calendarEntries(ctx, [row], { home, side })
  if (entries.length === 0) throw new Refusal('engagement.state_unfit')
  return asCalendar(entries, { home, method: 'publish' })
}

/** A calendar is a person's: keys of no person have none. */
function ownPerson(ctx: Ctx): string {
  const personId = actingPerson(ctx)
  const accountId = ctx.principal.role === 'desk_customer' ? { accountId: ctx.principal.accountId } : {}
  allow(ctx, 'calendar_feed.keep', { personId, ...accountId })
  return personId
}

async function getFeed(ctx: Ctx) {
  const feed = await findFeed(ctx, ownPerson(ctx))
  return { madeAt: feed?.made_at.toISOString() ?? null }
}

/** Shown this once; only its hash is kept. */
async function makeFeed(ctx: Ctx, home: string) {
  const personId = ownPerson(ctx)
  const secret = `cal_${randomBytes(32).toString('base64url')}`
  const at = await ctx.now()
  await replaceFeed(ctx, personId, hashOf(secret), at)
  await ctx.publish({ type: 'calendar_feed.made', subject: { type: 'person', id: personId } })
  return { madeAt: new Date(at).toISOString(), url: `${home}/api/v1/calendars/${secret}` }
}

async function endFeed(ctx: Ctx) {
  const personId = ownPerson(ctx)
  if (await dropFeed(ctx, personId))
    await ctx.publish({ type: 'calendar_feed.ended', subject: { type: 'person', id: personId } })
  return { madeAt: null }
}

/** Random, so one round keeps it: there is nothing to guess. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** What its person may see now: whoever lost a mandate sees nothing of that account any more. */
async function calendarBehind(ctx: Ctx, secret: string, home: string): Promise<string> {
  const personId = await findReaderOf(ctx, hashOf(secret))
  const principal = personId === undefined ? undefined : await principalOf(ctx, { personId })
  if (personId === undefined || !principal) throw new Refusal('calendar_feed.not_found')
  const rows = await listForPerson(ctx, {
    ...{ personId, accountIds: accountsIn(principal) },
    since: (await ctx.now()) - keepsMs,
  })
  const side = principal.role === 'desk_customer' ? 'customer' : 'staff'
  return asCalendar(await calendarEntries(ctx, rows, { home, side }), {
    home,
    method: 'publish',
    name: 'Support sessions',
  })
}

const accountsIn = (principal: Principal): readonly string[] | undefined => {
  if (principal.role === 'desk_customer') return ownAccountsOf(principal).map(({ id }) => id)
  return principal.role === 'desk_staff_limited' ? principal.accountIds : undefined
}
