import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { ActionItemId, CivilDate, EngagementId, line, PersonId, text } from '../shared.ts'
import { Engagement } from './engagement.ts'
import { notFound, ofEngagement, reason, tag, unfit } from './of-engagement.ts'

export const draftAgendaEndpoint = endpoint({
  method: 'GET',
  path: '/engagements/:engagementId/agenda-draft',
  summary: 'An agenda drafted from what the customer’s contacts can read themselves',
  tag,
  door: 'staff',
  params: ofEngagement,
  returns: z.object({
    sections: z.array(z.object({ title: z.string(), items: z.array(z.string()) })),
    text: z.string(),
  }),
  refuses: ['access.denied', notFound],
})
export const setAgendaEndpoint = endpoint({
  method: 'PUT',
  path: '/engagements/:engagementId/agenda',
  summary: 'Write the agenda, as both sides read it',
  tag,
  door: 'staff',
  ifMatch: 'required',
  params: ofEngagement,
  body: z.strictObject({ text: text(20_000) }),
  returns: Engagement,
  refuses: ['access.denied', notFound, unfit, 'request.stale'],
})
export const holdEngagementEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/attendance',
  summary: 'Say that it took place, and who was there',
  tag,
  door: 'staff',
  params: ofEngagement,
  body: z.strictObject({ personIds: z.array(PersonId).min(1).max(60) }),
  returns: Engagement,
  refuses: [
    'access.denied',
    notFound,
    unfit,
    'engagement.not_begun',
    'engagement.attendance_unfit',
    'person.not_found',
  ],
})
export const writeMinutesEndpoint = endpoint({
  method: 'PUT',
  path: '/engagements/:engagementId/minutes',
  summary: 'Write the minutes: what the customer will read, and what the staff keep to themselves',
  tag,
  door: 'staff',
  ifMatch: 'required',
  params: ofEngagement,
  body: z.strictObject({
    text: text(20_000),
    decisions: z.array(line(500)).max(40).default([]),
    /** Read by the staff alone; left as it is when absent. */
    staffNote: text(20_000).nullable().optional(),
    recordingUrl: z
      .url({ protocol: /^https$/ })
      .max(2000)
      .nullable()
      .optional(),
  }),
  returns: Engagement,
  refuses: ['access.denied', notFound, unfit, 'request.stale'],
})
export const publishMinutesEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/minutes/publish',
  summary: 'Let the customer read the minutes: with them it is delivered',
  tag,
  door: 'staff',
  ifMatch: 'honoured',
  params: ofEngagement,
  body: z.strictObject({}),
  returns: Engagement,
  refuses: ['access.denied', notFound, unfit, 'engagement.minutes_missing', 'request.stale'],
})
export const addActionEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/actions',
  summary: 'Add something that somebody of either side took on; it follows up by itself',
  tag,
  door: 'staff',
  status: 201,
  params: ofEngagement,
  body: z.strictObject({ says: line(500), ownerId: PersonId, dueOn: CivilDate.optional() }),
  returns: Engagement,
  refuses: ['access.denied', notFound, unfit, 'person.not_found'],
})
export const settleActionEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/actions/:actionId/done',
  summary: 'Say that it is done, or that it is not after all',
  tag,
  door: 'signed_in',
  params: z.object({ engagementId: EngagementId, actionId: ActionItemId }),
  body: z.strictObject({ isDone: z.boolean() }),
  returns: Engagement,
  refuses: ['access.denied', 'access.read_only', notFound, 'engagement.action_not_found'],
})
export const contestEngagementEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/contest',
  summary: 'Say that it did not happen; a lead looks into it and decides',
  tag,
  door: 'customer',
  params: ofEngagement,
  body: z.strictObject({ reason }),
  returns: Engagement,
  refuses: ['access.denied', 'access.read_only', notFound, unfit],
})
export const settleContestEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/contest/decision',
  summary: 'Settle what the customer said: both sides’ words stay',
  tag,
  door: 'staff',
  params: ofEngagement,
  body: z.strictObject({ upheld: z.boolean(), because: reason }),
  returns: Engagement,
  refuses: ['access.denied', notFound, unfit],
})
