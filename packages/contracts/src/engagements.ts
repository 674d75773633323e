import { sessionKinds, sessionStates, sessionSteps } from '@mainstay/policy/sessions'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  AccountRef,
  ActionItemId,
  CivilDate,
  CommitmentId,
  EngagementId,
  EngagementTimeId,
  Instant,
  line,
  PersonId,
  PersonRef,
  page,
  pageQuery,
  text,
  Zone,
} from './shared.ts'

export const EngagementKind = z.enum(sessionKinds)
export type EngagementKind = z.infer<typeof EngagementKind>
export const EngagementState = z.enum(sessionStates)
export type EngagementState = z.infer<typeof EngagementState>

/** A session with a customer, as lists show it. */
export const EngagementBrief = z.object({
  id: EngagementId,
  account: AccountRef,
  kind: EngagementKind,
  state: EngagementState,
  /** The customer says that it did not happen, and nobody has settled it. */
  isContested: z.boolean(),
  /** Since when the customer waits for other times. */
  moveAskedAt: Instant.nullable(),
  host: PersonRef.nullable(),
  contact: PersonRef.nullable(),
  lengthMinutes: z.number().int(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  /** The window that it is held for; null for what was never owed. */
  commitmentId: CommitmentId.nullable(),
  version: z.number().int(),
})
export type EngagementBrief = z.infer<typeof EngagementBrief>

export const OfferedTime = z.object({
  id: EngagementTimeId,
  startsAt: Instant,
  endsAt: Instant,
  state: z.enum(['open', 'picked', 'refused', 'withdrawn']),
  offeredAt: Instant,
})
export const ActionItem = z.object({
  id: ActionItemId,
  says: z.string(),
  owner: PersonRef.nullable(),
  dueOn: CivilDate.nullable(),
  isOverdue: z.boolean(),
  doneAt: Instant.nullable(),
  doneBy: PersonRef.nullable(),
})
export type ActionItem = z.infer<typeof ActionItem>
export const EngagementChange = z.object({
  step: z.enum(['plan', ...sessionSteps]),
  by: PersonRef.nullable(),
  at: Instant,
  fromAt: Instant.nullable(),
  toAt: Instant.nullable(),
  reason: z.string().nullable(),
})
const Minutes = z.object({
  text: z.string(),
  decisions: z.array(z.string()),
  writtenBy: PersonRef.nullable(),
  /** Null while only the staff read them. */
  publishedAt: Instant.nullable(),
})
export const Engagement = EngagementBrief.extend({
  /** Where each side reads its clock. */
  zones: z.object({ contact: Zone, host: Zone }),
  times: z.array(OfferedTime),
  /** Where to meet; null before there is a time and once it is over. */
  meetingUrl: z.string().nullable(),
  agenda: z.string().nullable(),
  minutes: Minutes.nullable(),
  attendance: z.array(PersonRef),
  actions: z.array(ActionItem),
  recordingUrl: z.string().nullable(),
  contest: z
    .object({
      reason: z.string(),
      by: PersonRef.nullable(),
      at: Instant,
      upheld: z.boolean().nullable(),
      because: z.string().nullable(),
      settledBy: PersonRef.nullable(),
      settledAt: Instant.nullable(),
    })
    .nullable(),
  history: z.array(EngagementChange),
  /** What only the staff read; null for everybody else. */
  staff: z.object({ note: z.string().nullable() }).nullable(),
})
export type Engagement = z.infer<typeof Engagement>

const tag = 'Engagements'
const ofEngagement = z.object({ engagementId: EngagementId })
const reason = text(1000)
const notFound = 'engagement.not_found' as const
const unfit = 'engagement.state_unfit' as const

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
    onRequest: z.stringbool().optional().meta({ description: 'Only those that no window owes' }),
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
export const OwedNow = z.object({
  account: AccountRef,
  commitmentId: CommitmentId,
  kind: z.string(),
  state: z.string(),
  startedAt: Instant,
  dueAt: Instant,
  tam: PersonRef.nullable(),
  /** What is planned for it already. */
  engagement: EngagementBrief.nullable(),
})
export const getPlannerEndpoint = endpoint({
  method: 'GET',
  path: '/planner',
  summary: 'A quarter’s sessions by week and by who holds them; what is late, and what to propose next',
  tag,
  door: 'staff',
  query: z.strictObject({ from: CivilDate.optional(), weeks: z.coerce.number().int().min(1).max(26).default(13) }),
  returns: z.object({
    from: CivilDate,
    weeks: z.array(CivilDate),
    people: z.array(
      z.object({
        person: PersonRef.nullable(),
        /** Windows whose time was over before the first of these weeks. */
        lateBefore: z.number().int(),
        weeks: z.array(
          z.object({
            weekOn: CivilDate,
            booked: z.number().int(),
            owed: z.number().int(),
            late: z.number().int(),
            minutes: z.number().int(),
            items: z.array(
              z.object({
                account: AccountRef,
                kind: z.string(),
                state: z.enum(['late', 'owed', 'proposed', 'booked', 'held', 'delivered']),
                at: Instant,
                engagementId: EngagementId.nullable(),
                commitmentId: CommitmentId.nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
    late: z.array(OwedNow),
    next: z.array(OwedNow),
  }),
  refuses: ['access.denied'],
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
