import { z } from 'zod'
import { Commitment } from './commitments.ts'
import { endpoint } from './endpoint.ts'
import { FileRef } from './files.ts'
import {
  AccountId,
  AccountRef,
  AgreementId,
  Audience,
  ChangeId,
  Decision,
  EnvironmentId,
  FileId,
  Instant,
  line,
  MessageId,
  NoteId,
  Nothing,
  PersonId,
  PersonRef,
  Priority,
  ProductId,
  page,
  pageQuery,
  Side,
  TicketId,
  text,
} from './shared.ts'

export const TicketKind = z.enum(['defect', 'question', 'consultation', 'enhancement'])
export const TicketStatus = z.enum(['open', 'waiting', 'waiting_release', 'resolved', 'closed'])
export const Place = z.enum([
  'answer_now',
  'waiting_on_us',
  'coverage_closed',
  'customers_turn',
  'waiting_release',
  'not_promised',
])
export const Sight = z.enum(['team', 'private'])
export const TicketOrder = z.enum(['policy', 'deadline', 'turn', 'updated'])
/** The answers of the guided choice: question id to answer id; questions and cells are policy data. */
export const PriorityAnswers = z.record(z.string().max(40), z.string().max(40))

/** What the ticket does next by itself, if anything. */
const NextStep = z.object({ step: z.enum(['reminder', 'resolve', 'close']), at: Instant })
/** What brings a ticket back that was set aside. */
const customerWrites = z.literal('customer_writes')

/** A row of a list. `running` is the commitment that falls due first, for the small ribbon. */
export const TicketRow = z.object({
  id: TicketId,
  number: z.string().meta({ example: 'ACME-142' }),
  accountId: AccountId,
  account: AccountRef,
  plan: z.string().nullable(),
  kind: TicketKind,
  subject: z.string(),
  status: TicketStatus,
  turnSince: Instant,
  /** Where it stands among what is open; null once it is resolved or closed. */
  place: Place.nullable(),
  priority: Priority,
  sight: Sight,
  openedBy: PersonRef,
  assignee: PersonRef.nullable(),
  /** Its installation as it is now, and the version that it ran when the ticket was opened. */
  environment: z
    .object({ id: EnvironmentId, name: z.string(), productVersion: z.string(), versionThen: z.string().nullable() })
    .nullable(),
  dueAt: Instant.nullable(),
  running: Commitment.nullable(),
  /** The latest commitment that ended, when none runs. */
  latest: Commitment.nullable(),
  /** Staff only: open dissent or call for attention, waiting longer than the target. */
  flags: z.array(z.enum(['dissent', 'attention', 'waiting_long', 'not_promised', 'snoozed'])),
  /** Staff only: until when, or until what, it is set aside. */
  asideUntil: z.union([Instant, customerWrites]).nullable(),
  nextStep: NextStep.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: z.number().int(),
})
export const Ticket = TicketRow.extend({
  commitments: z.array(Commitment),
  decision: Decision,
  onBehalfBy: PersonRef.nullable(),
  productId: ProductId,
  /** The agreement that answered when it was opened; null where none was known. */
  agreement: z.object({ id: AgreementId, orderForm: z.string() }).nullable(),
  follows: z.object({ id: TicketId, number: z.string() }).nullable(),
  followedBy: z.array(z.object({ id: TicketId, number: z.string() })),
  followers: z.array(PersonRef),
  suggestedPriority: Priority.nullable(),
  /** What this reader may do now, from the access sentences. */
  may: z.array(z.string()),
})
export type Ticket = z.infer<typeof Ticket>
export type TicketRow = z.infer<typeof TicketRow>

export const Message = z.object({
  id: z.union([MessageId, NoteId]),
  ticketId: TicketId,
  audience: Audience,
  author: PersonRef.nullable(),
  side: Side,
  text: z.string(),
  files: z.array(FileRef),
  nextUpdateBy: Instant.nullable(),
  at: Instant,
  withdrawn: z.object({ by: PersonRef, at: Instant, because: z.string() }).nullable(),
  /** One text to many tickets: to how many, for staff alone; null for a message of its own. */
  shared: z.object({ tickets: z.number().int().nullable() }).nullable(),
})
export type Message = z.infer<typeof Message>

/** A decision or change between the messages. */
export const TicketChange = z.object({
  id: ChangeId,
  kind: z.enum([
    'opened',
    'priority',
    'dissent',
    'ruling',
    'status',
    'attention',
    'acknowledgement',
    'assignment',
    'sight',
    'workaround',
    'withdrawal',
    'follow_up',
    'reminder',
    'kind',
    'takeover',
    'scope',
    'fixed_in',
  ]),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  by: PersonRef.nullable(),
  side: Side,
  audience: Audience,
  answers: ChangeId.nullable(),
  decision: Decision.nullable(),
  at: Instant,
})
export const TimelineEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), at: Instant, message: Message }),
  z.object({ type: z.literal('change'), at: Instant, change: TicketChange }),
  z.object({
    type: z.literal('commitment'),
    at: Instant,
    happened: z.enum([
      'started',
      'warned',
      'breached',
      'met',
      'met_late',
      'superseded',
      'cancelled',
      'paused',
      'resumed',
    ]),
    commitment: Commitment,
    share: z.number().nullable(),
  }),
])

/** Staff only: leaves out what is set aside, or asks for nothing else. */
const SetAside = z.enum(['without', 'only'])
const ticketParams = z.object({ ticketId: TicketId })
const seen = ['ticket.not_found'] as const

export const openTicketEndpoint = endpoint({
  method: 'POST',
  path: '/tickets',
  summary: 'Open a ticket',
  tag: 'Tickets',
  status: 201,
  door: 'signed_in',
  body: z.strictObject({
    kind: TicketKind,
    subject: line(300),
    text: text(100_000),
    priority: Priority,
    productId: ProductId.optional(),
    environmentId: EnvironmentId.optional(),
    /** `none`: not about an installation; `unknown`: the writer does not know. Neither changes the promise. */
    environment: z.enum(['none', 'unknown']).optional(),
    sight: Sight.default('team'),
    accountId: AccountId.optional(),
    onBehalfOf: PersonId.optional(),
    /** Named for the account’s manager, or who stands in: they have it at once. Nothing else of the ticket changes. */
    to: z.enum(['manager']).optional(),
    answers: PriorityAnswers.optional(),
    /** The guided questions about scope; none of them must be answered, and none changes the promise. */
    scopeAnswers: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), z.string().max(40)).optional(),
    overrideReason: text(2000).optional(),
    fileIds: z.array(FileId).max(20).default([]),
  }),
  returns: Ticket,
  refuses: [
    'access.denied',
    'account.choose',
    'account.not_found',
    'product.unknown',
    'environment.unknown',
    'person.not_found',
    'contact.not_mandated',
    'contact.training_required',
    'file.not_found',
    'file.attached',
  ],
})
export const getTicketEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId',
  summary: 'Read a ticket (by id, or by number such as ACME-142)',
  tag: 'Tickets',
  door: 'signed_in',
  params: z.object({ ticketId: z.union([TicketId, z.string().regex(/^[A-Z0-9]{2,8}-[1-9][0-9]{0,8}$/)]) }),
  returns: Ticket,
  refuses: seen,
})
export const listTicketsEndpoint = endpoint({
  method: 'GET',
  path: '/tickets',
  summary: 'List tickets in an order that an index answers',
  tag: 'Tickets',
  door: 'signed_in',
  query: z.strictObject({
    order: TicketOrder.default('policy'),
    status: z.union([TicketStatus, z.literal('any_open')]).optional(),
    place: Place.optional(),
    priority: z.union([Priority, z.array(Priority)]).optional(),
    accountId: AccountId.optional(),
    assignee: z.union([z.enum(['me', 'nobody']), PersonId]).optional(),
    openedBy: z.union([z.literal('me'), PersonId]).optional(),
    aside: SetAside.optional(),
    q: z.string().trim().max(200).optional(),
    ...pageQuery,
  }),
  returns: page(TicketRow),
  refuses: ['request.cursor_invalid'],
})
/** Sections of the queue with their sizes, and what policy order would break. Staff only. */
export const queueSummaryEndpoint = endpoint({
  method: 'GET',
  path: '/queue',
  summary: 'The queue at a glance: sizes of its places, next promise, order conflicts',
  tag: 'Tickets',
  door: 'staff',
  query: z.strictObject({
    assignee: z.union([z.enum(['me', 'nobody']), PersonId]).optional(),
    accountId: AccountId.optional(),
    priority: z.union([Priority, z.array(Priority)]).optional(),
    aside: SetAside.optional(),
  }),
  returns: z.object({
    places: z.array(
      z.object({
        place: Place,
        count: z.number().int(),
        /** More than are counted: the count reads "at least". */
        hasMore: z.boolean(),
        nextDueAt: Instant.nullable(),
        nextChangeAt: Instant.nullable(),
        nextChangeCity: z.string().nullable(),
      }),
    ),
    conflict: z
      .object({ ticket: z.object({ id: TicketId, number: z.string() }), turnAbout: Instant, dueAt: Instant })
      .nullable()
      .meta({ description: 'A later promise that policy order would break and deadline order would keep' }),
    leadsOnDuty: z.array(PersonRef),
    keptToday: z.object({ kept: z.number().int(), of: z.number().int() }),
    now: Instant,
  }),
  refuses: [],
})
export const replyToTicketEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/messages',
  summary: 'Reply to a ticket, or note to colleagues',
  tag: 'Tickets',
  status: 201,
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({
    audience: Audience,
    text: text(100_000),
    turn: z
      .enum(['customer', 'staff'])
      .optional()
      .meta({ description: 'Whose turn is it now? Staff only; proposed from the text when absent' }),
    nextUpdateBy: Instant.optional(),
    priority: Priority.optional(),
    reason: text(2000).optional(),
    status: TicketStatus.optional(),
    workaround: z.boolean().optional(),
    fileIds: z.array(FileId).max(20).default([]),
  }),
  returns: Message.extend({
    movedTo: z.object({ id: TicketId, number: z.string() }).optional(),
    ticket: Ticket,
  }),
  refuses: [
    'ticket.not_found',
    'ticket.closed',
    'access.denied',
    'ticket.promise_past',
    'ticket.promise_needs_reply',
    'ticket.reason_needed',
    'ticket.same_priority',
    'ticket.status_refused',
    'file.not_found',
    'request.stale',
    'file.attached',
    'contact.not_mandated',
  ],
})
export const listMessagesEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/messages',
  summary: 'Messages in order; notes among them for staff',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  query: z.strictObject({ ...pageQuery }),
  returns: page(Message),
  refuses: ['ticket.not_found', 'request.cursor_invalid'],
})
export const getTimelineEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/timeline',
  summary: 'Messages, decisions and promises in the order they happened',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  returns: z.object({ items: z.array(TimelineEntry) }),
  refuses: seen,
})
export const changePriorityEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/priority',
  summary: 'Raise or lower the priority, with a reason that both sides read',
  tag: 'Tickets',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({ priority: Priority, reason: text(2000), answers: PriorityAnswers.optional() }),
  returns: Ticket,
  refuses: [
    'ticket.not_found',
    'access.denied',
    'ticket.closed',
    'ticket.same_priority',
    'request.stale',
    'ticket.status_refused',
  ],
})
export const previewPriorityEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/priority-preview',
  summary: 'What another priority would do to the promise; nothing is written',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  query: z.strictObject({ priority: Priority }),
  returns: z.object({ priority: Priority, running: Commitment.nullable(), successor: Commitment.nullable() }),
  refuses: seen,
})
export const changeStatusEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/status',
  summary: 'Move the ticket: resolve, reopen, close, wait',
  tag: 'Tickets',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({
    status: TicketStatus,
    reason: text(2000).optional(),
    /** Leads only, before any answer: the listed ways to end a ticket without one. */
    because: z.enum(['spam', 'duplicate', 'withdrawn', 'solved', 'not_solved']).optional(),
  }),
  returns: Ticket,
  refuses: [
    'ticket.not_found',
    'access.denied',
    'ticket.closed',
    'ticket.status_refused',
    'ticket.answer_first',
    'ticket.reason_needed',
    'request.stale',
  ],
})
export const askAttentionEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/attention',
  summary: 'Ask the lead on duty to look; the priority stays',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  body: z.strictObject({ reason: text(2000) }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.attention_open', 'ticket.closed'],
})
export const acknowledgeAttentionEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/attention/acknowledgement',
  summary: 'Acknowledge by name',
  tag: 'Tickets',
  door: 'staff',
  params: ticketParams,
  body: z.strictObject({ text: text(2000).optional() }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.nothing_to_decide'],
})
export const disagreeEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/dissent',
  summary: 'I disagree with a change of priority or a verdict on scope: a lead decides, both texts stay',
  tag: 'Tickets',
  door: 'customer',
  params: ticketParams,
  body: z.strictObject({ changeId: ChangeId, text: text(2000) }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.nothing_to_decide', 'ticket.closed'],
})
export const decideDissentEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/dissent/ruling',
  summary: 'Decide on a dissent',
  tag: 'Tickets',
  door: 'staff',
  params: ticketParams,
  body: z.strictObject({ changeId: ChangeId, upheld: z.boolean(), text: text(2000) }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.nothing_to_decide'],
})
export const assignTicketEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/assignee',
  summary: 'Take, hand over or let go',
  tag: 'Tickets',
  door: 'staff',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({ assigneeId: z.union([PersonId, z.literal('me')]).nullable() }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.assignee_unknown', 'request.stale'],
})
export const snoozeTicketEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/snooze',
  summary: 'Set aside until an instant or until the customer writes; a running promise always wakes it',
  tag: 'Tickets',
  door: 'staff',
  params: ticketParams,
  body: z.strictObject({ until: z.union([Instant, customerWrites]).nullable() }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied'],
})
export const setSightEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/sight',
  summary: 'Team, or only me and the primary',
  tag: 'Tickets',
  door: 'customer',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({ sight: Sight }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'request.stale'],
})
export const setKindEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/kind',
  summary: 'Change the kind; the target stays',
  tag: 'Tickets',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({ kind: TicketKind }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.closed', 'request.stale'],
})
export const followTicketEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/followers',
  summary: 'Follow or stop following',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  body: z.strictObject({ follow: z.boolean() }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied'],
})
export const takeOverEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/takeover',
  summary: 'Become the one who speaks for this team ticket',
  tag: 'Tickets',
  door: 'customer',
  params: ticketParams,
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied'],
})
export const withdrawPassageEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/messages/:messageId/withdrawal',
  summary: 'Remove a secret from a message or a whole message, everywhere',
  tag: 'Tickets',
  door: 'signed_in',
  params: z.object({ ticketId: TicketId, messageId: z.union([MessageId, NoteId]) }),
  body: z.strictObject({
    passage: text(100_000).optional().meta({ description: 'Exact text to remove; the whole message when absent' }),
    because: text(300),
  }),
  returns: Message,
  refuses: ['ticket.not_found', 'message.not_found', 'access.denied', 'ticket.passage_unknown', 'message.withdrawn'],
})
export const withdrawFileEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/files/:fileId/withdrawal',
  summary: 'Remove a file for good',
  tag: 'Tickets',
  door: 'signed_in',
  params: z.object({ ticketId: TicketId, fileId: FileId }),
  body: z.strictObject({ because: text(300) }),
  returns: Nothing,
  refuses: ['ticket.not_found', 'file.not_found', 'access.denied'],
})
export const getPresenceEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/presence',
  summary: 'Say that you look at it or write; answers who else does',
  tag: 'Tickets',
  door: 'staff',
  params: ticketParams,
  body: z.strictObject({ doing: z.enum(['viewing', 'writing', 'gone']) }),
  returns: z.object({ others: z.array(z.object({ person: PersonRef, doing: z.enum(['viewing', 'writing']) })) }),
  refuses: seen,
})
export const listPresenceEndpoint = endpoint({
  method: 'GET',
  path: '/presence',
  summary: 'Which colleagues look at a ticket or write on one just now',
  tag: 'Tickets',
  door: 'staff',
  returns: z.object({
    items: z.array(z.object({ ticketId: TicketId, person: PersonRef, doing: z.enum(['viewing', 'writing']) })),
  }),
  refuses: [],
})
export const explainTicketEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/explanation',
  summary: 'Every decision on the ticket, step by step',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  returns: z.object({
    opening: Decision,
    commitments: z.array(z.object({ commitment: Commitment, decision: Decision })),
    changes: z.array(TicketChange),
  }),
  refuses: seen,
})
export const getDraftEndpoint = endpoint({
  method: 'GET',
  path: '/drafts/:about',
  summary: 'What you were writing',
  isHersAlone: true,
  tag: 'Drafts',
  door: 'signed_in',
  params: z.object({ about: z.string().regex(/^(new_ticket|tkt_[0-9a-z]{26}(\.note)?)$/) }),
  returns: z.object({ content: z.record(z.string(), z.unknown()), updatedAt: Instant }).nullable(),
  refuses: ['request.not_found'],
})
export const keepDraftEndpoint = endpoint({
  method: 'POST',
  path: '/drafts/:about',
  summary: 'Keep what you are writing; an empty content drops it',
  tag: 'Drafts',
  door: 'signed_in',
  params: z.object({ about: z.string().regex(/^(new_ticket|tkt_[0-9a-z]{26}(\.note)?)$/) }),
  body: z.strictObject({
    content: z
      .record(
        z.string().max(40),
        z.union([z.string().max(100_000), z.number(), z.boolean(), z.null(), z.array(z.string().max(100)).max(30)]),
      )
      .nullable(),
  }),
  returns: Nothing,
  refuses: ['ticket.not_found', 'draft.too_large'],
})
