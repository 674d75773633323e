import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import {
  AccountId,
  CivilDate,
  CommitmentId,
  EngagementTimeId,
  Instant,
  PersonId,
  page,
  pageQuery,
  Zone,
} from '../shared.ts'
import { Engagement, EngagementBrief, EngagementKind, EngagementState } from './engagement.ts'
import { notFound, ofEngagement, reason, tag, unfit } from './of-engagement.ts'

export const listEngagementsEndpoint = endpoint({
  method: 'GET',
  path: '/engagements',
  summary: 'Sessions with customers, the latest first: your own account’s, or those of the accounts in your sight',
  tag,
  door: 'signed_in',
  query: z.strictObject({
    ...pageQuery,
    accountId: AccountId.optional(),
    state: EngagementState.optional(),
    commitmentId: CommitmentId.optional(),
  }),
  returns: page(EngagementBrief),
  refuses: ['request.cursor_invalid'],
})
export const getEngagementEndpoint = endpoint({
  method: 'GET',
  path: '/engagements/:engagementId',
  summary: 'A session: its time, agenda, minutes, actions and history; what the staff keep to themselves only for them',
  tag,
  door: 'signed_in',
  params: ofEngagement,
  returns: Engagement,
  refuses: [notFound],
})
export const planEngagementEndpoint = endpoint({
  method: 'POST',
  path: '/engagements',
  summary: 'Plan a session with a customer: for a window that is owed, or on request',
  tag,
  door: 'staff',
  status: 201,
  body: z.strictObject({
    accountId: AccountId,
    kind: EngagementKind,
    commitmentId: CommitmentId.optional(),
    /** The primary contact unless told. */
    contactId: PersonId.optional(),
    /** Oneself unless told. */
    hostId: PersonId.optional(),
    /** The policy's own length unless told. */
    lengthMinutes: z.number().int().min(15).max(480).optional(),
  }),
  returns: Engagement,
  refuses: [
    'access.denied',
    notFound,
    'account.not_found',
    'contact.not_found',
    'staff.not_found',
    'commitment.not_found',
    'engagement.kind_unfit',
  ],
})
export const proposeTimesEndpoint = endpoint({
  method: 'GET',
  path: '/engagements/:engagementId/proposal',
  summary: 'Times within both sides’ hours; where there are none, the one that asks least of one of them',
  tag,
  door: 'staff',
  params: ofEngagement,
  query: z.strictObject({ from: CivilDate.optional(), until: CivilDate.optional() }),
  returns: z.object({
    times: z.array(z.object({ startsAt: Instant, endsAt: Instant })),
    nearest: z
      .object({
        startsAt: Instant,
        endsAt: Instant,
        outsideOf: z.enum(['contact', 'host']),
        outsideMinutes: z.number(),
      })
      .nullable(),
    from: Instant,
    until: Instant,
    zones: z.object({ contact: Zone, host: Zone }),
  }),
  refuses: ['access.denied', notFound],
})
export const offerTimesEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/offers',
  summary: 'Offer times to the customer; what was offered before and not taken is withdrawn',
  tag,
  door: 'staff',
  ifMatch: 'honoured',
  params: ofEngagement,
  body: z.strictObject({ startsAt: z.array(Instant).min(1).max(5) }),
  returns: Engagement,
  refuses: ['access.denied', notFound, unfit, 'engagement.time_unfit', 'request.stale'],
})
export const pickTimeEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/booking',
  summary: 'Take one of the times that were offered',
  tag,
  door: 'customer',
  params: ofEngagement,
  body: z.strictObject({ timeId: EngagementTimeId }),
  returns: Engagement,
  refuses: ['access.denied', 'access.read_only', notFound, unfit, 'engagement.time_gone'],
})
export const declineTimesEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/other-times',
  summary: 'Say that none of the times suits, or ask to move what is booked; other times come',
  tag,
  door: 'customer',
  params: ofEngagement,
  body: z.strictObject({ reason }),
  returns: Engagement,
  refuses: ['access.denied', 'access.read_only', notFound, unfit],
})
export const bookEngagementEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/time',
  summary: 'Book or move it to a time that both agreed on elsewhere; who asked is recorded',
  tag,
  door: 'staff',
  ifMatch: 'honoured',
  params: ofEngagement,
  body: z.strictObject({ startsAt: Instant, askedBy: z.enum(['customer', 'staff']), reason }),
  returns: Engagement,
  refuses: ['access.denied', notFound, unfit, 'engagement.time_unfit', 'request.stale'],
})
export const cancelEngagementEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/cancel',
  summary: 'Call it off, with the reason that both sides read; what is owed stays owed',
  tag,
  door: 'signed_in',
  params: ofEngagement,
  body: z.strictObject({ reason }),
  returns: Engagement,
  refuses: ['access.denied', 'access.read_only', notFound, unfit],
})
