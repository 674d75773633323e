import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Instant } from '../shared.ts'
import { notFound, ofEngagement, tag, unfit } from './of-engagement.ts'

export const getInvitationEndpoint = endpoint({
  method: 'GET',
  path: '/engagements/:engagementId/invitation',
  summary: 'The invitation as iCalendar',
  tag,
  door: 'signed_in',
  params: ofEngagement,
  returns: z.string(),
  refuses: [notFound, unfit],
})
export const CalendarFeed = z.object({
  /** Null while there is none. The address itself is shown once, when it is made. */
  madeAt: Instant.nullable(),
})
export const getCalendarFeedEndpoint = endpoint({
  method: 'GET',
  path: '/calendar-feed',
  summary: 'Whether there is an address of your own calendar',
  tag,
  door: 'signed_in',
  isHersAlone: true,
  returns: CalendarFeed,
  refuses: ['access.denied'],
})
export const makeCalendarFeedEndpoint = endpoint({
  method: 'POST',
  path: '/calendar-feed',
  summary: 'Make a secret address of your own calendar; the one before ends',
  tag,
  door: 'signed_in',
  status: 201,
  body: z.strictObject({}),
  returns: z.object({ madeAt: Instant, url: z.string() }),
  refuses: ['access.denied'],
})
export const endCalendarFeedEndpoint = endpoint({
  method: 'POST',
  path: '/calendar-feed/end',
  summary: 'End the address of your calendar: nobody reads it any more',
  tag,
  door: 'signed_in',
  body: z.strictObject({}),
  returns: CalendarFeed,
  refuses: ['access.denied'],
})
export const readCalendarEndpoint = endpoint({
  method: 'GET',
  path: '/calendars/:secret',
  summary: 'Your sessions as a calendar to subscribe to, by its secret address',
  tag,
  door: 'anyone',
  params: z.object({ secret: z.string().regex(/^cal_[A-Za-z0-9_-]{43}$/) }),
  returns: z.string(),
  refuses: ['calendar_feed.not_found'],
})
