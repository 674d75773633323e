import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Engagement } from './engagements.ts'
import { Instant, PersonRef, text, Zone } from './shared.ts'

const tag = 'Engagements'

export const getCallTimesEndpoint = endpoint({
  method: 'GET',
  path: '/call-times',
  summary: 'When your account manager, or who stands in, can talk to you: times within both sides’ hours',
  tag,
  door: 'customer',
  returns: z.object({
    host: PersonRef,
    lengthMinutes: z.number().int(),
    times: z.array(z.object({ startsAt: Instant, endsAt: Instant })),
    zones: z.object({ contact: Zone, host: Zone }),
    /** How many calls that you asked for are still to come, and how many there may be. */
    ahead: z.object({ booked: z.number().int(), most: z.number().int() }),
  }),
  refuses: ['access.denied', 'access.read_only', 'account.no_manager'],
})
export const bookCallEndpoint = endpoint({
  method: 'POST',
  path: '/calls',
  summary: 'Book a call with your account manager: on request, beside whatever is owed to you',
  tag,
  door: 'customer',
  status: 201,
  body: z.strictObject({ startsAt: Instant, about: text(2000) }),
  returns: Engagement,
  refuses: [
    'access.denied',
    'access.read_only',
    'account.no_manager',
    'engagement.time_gone',
    'engagement.calls_enough',
  ],
})
