import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  AccountRef,
  AuditId,
  Decision,
  DeliveryId,
  Email,
  Instant,
  line,
  Nothing,
  NotificationId,
  PersonId,
  PersonRef,
  ProductId,
  page,
  pageQuery,
  Reason,
  RequestId,
  TicketId,
  Zone,
} from './shared.ts'
import { DeliveryState } from './told.ts'

export const StaffRole = z.enum(['engineer', 'lead', 'tam', 'product', 'admin', 'auditor'])
export const WorkingHours = z.record(
  z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
  z.array(z.tuple([z.string(), z.string()])).max(6),
)
export const StaffMember = z.object({
  id: PersonId,
  name: z.string(),
  email: Email.nullable(),
  roles: z.array(StaffRole),
  headOfSupport: z.boolean(),
  city: z.string(),
  country: z.string(),
  zone: Zone,
  weekly: z.partialRecord(
    z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
    z.array(z.tuple([z.string(), z.string()])),
  ),
  isOnDuty: z.boolean(),
  /** Until then whoever stands in for them acts; null while they are here. */
  awayUntil: Instant.nullable(),
  sight: z.enum(['all', 'named']),
  /** The accounts they see, where they are named and the reader sees them too. */
  accounts: z.array(AccountRef),
  /** False until they accepted their invitation. */
  canSignIn: z.boolean(),
  version: z.number().int(),
})
const hoursOfWeek = z.partialRecord(
  z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
  z.array(z.tuple([z.string(), z.string()])).max(6),
)
const Country = z.string().regex(/^[A-Z]{2}$/)
/** Which accounts: all of them, or those named; what is not said stays as it is. */
const sight = {
  sight: z.enum(['all', 'named']).optional(),
  accountIds: z.array(AccountId).max(1_000).optional(),
}
export const listStaffEndpoint = endpoint({
  method: 'GET',
  path: '/staff',
  summary: 'The staff, their roles and hours',
  tag: 'Staff',
  door: 'staff',
  returns: z.object({ items: z.array(StaffMember) }),
  refuses: [],
})
export const addStaffEndpoint = endpoint({
  method: 'POST',
  path: '/staff',
  summary: 'Add a member of staff',
  tag: 'Staff',
  status: 201,
  door: 'staff',
  body: z.strictObject({
    name: line(120),
    email: Email,
    roles: z.array(StaffRole).min(1),
    headOfSupport: z.boolean().default(false),
    city: line(80),
    country: Country,
    zone: Zone,
    weekly: hoursOfWeek.optional(),
    ...sight,
    /** Invites them by mail to sign in, unless they can already. */
    invite: z.boolean().default(true),
  }),
  returns: StaffMember,
  refuses: [
    'access.denied',
    'person.email_taken',
    'calendar.unknown_zone',
    'calendar.never_opens',
    'account.not_found',
    'staff.sees_all',
  ],
})
const staffParams = z.object({ personId: PersonId })
export const setStaffAbsenceEndpoint = endpoint({
  method: 'POST',
  path: '/staff/:personId/absence',
  summary: 'Say until when a member of staff is away, or that they are back: deputies act meanwhile',
  tag: 'Staff',
  door: 'staff',
  ifMatch: 'honoured',
  params: staffParams,
  body: z.strictObject({ awayUntil: Instant.nullable() }),
  returns: StaffMember,
  refuses: ['access.denied', 'staff.not_found', 'staff.away_past', 'request.stale'],
})
export const changeStaffEndpoint = endpoint({
  method: 'PATCH',
  path: '/staff/:personId',
  summary: 'Change the roles, place or hours of a member of staff',
  tag: 'Staff',
  door: 'staff',
  ifMatch: 'required',
  params: staffParams,
  body: z.strictObject({
    roles: z.array(StaffRole).min(1).optional(),
    headOfSupport: z.boolean().optional(),
    city: line(80).optional(),
    country: Country.optional(),
    zone: Zone.optional(),
    weekly: hoursOfWeek.optional(),
    ...sight,
  }),
  returns: StaffMember,
  refuses: [
    'access.denied',
    'staff.not_found',
    'account.not_found',
    'staff.sees_all',
    'staff.last_administrator',
    'calendar.unknown_zone',
    'calendar.never_opens',
    'request.stale',
  ],
})
export const endStaffEndpoint = endpoint({
  method: 'POST',
  path: '/staff/:personId/end',
  summary: 'End a membership: no door opens any more, open tickets go back to the queue',
  tag: 'Staff',
  door: 'staff',
  ifMatch: 'honoured',
  params: staffParams,
  returns: Nothing,
  refuses: ['access.denied', 'staff.not_found', 'staff.last_administrator', 'staff.manages_accounts', 'request.stale'],
})
export const listProductsEndpoint = endpoint({
  method: 'GET',
  path: '/products',
  summary: 'What the vendor sells',
  tag: 'Products',
  door: 'signed_in',
  returns: z.object({ items: z.array(z.object({ id: ProductId, key: z.string(), name: z.string() })) }),
  refuses: [],
})
export const AuditEntry = z.object({
  id: AuditId,
  accountId: AccountId.nullable(),
  seq: z.number().int(),
  action: z.string(),
  actor: z.object({ type: z.string(), person: PersonRef.nullable() }),
  subject: z.object({ type: z.string(), id: z.string() }),
  facts: z.record(z.string(), z.unknown()),
  at: Instant,
  hash: z.string(),
})
/** Entries about what was read or taken along; the others tell of changes. */
export const readActions = [
  'ticket.read',
  'file.downloaded',
  'file.shown',
  'list.exported',
  'audit.exported',
  'viewing.started',
] as const
/** Said by our pages before they save a list as a file for spreadsheets. */
export const noteExportEndpoint = endpoint({
  method: 'POST',
  path: '/me/exports',
  summary: 'Say that you save a list as a file; it stands in the audit log',
  tag: 'Audit',
  status: 204,
  body: z.strictObject({ what: z.enum(['tickets', 'promises', 'scope', 'requests', 'reports']) }),
  returns: Nothing,
  refuses: ['request.rate_limited'],
})
export const listAuditEndpoint = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'The audit log, newest first',
  tag: 'Audit',
  door: 'staff',
  query: z.strictObject({
    accountId: AccountId.optional(),
    subjectId: z.string().max(64).optional(),
    action: z.string().max(80).optional(),
    /** Who did or read it. */
    actorId: PersonId.optional(),
    kind: z.enum(['changes', 'reads']).optional(),
    ...pageQuery,
  }),
  returns: page(AuditEntry),
  refuses: ['access.denied', 'request.not_found', 'request.cursor_invalid'],
})
export const Notification = z.object({
  id: NotificationId,
  kind: z.string(),
  accountId: AccountId,
  /** Whose account it is; null once it is out of sight. */
  account: z.object({ code: z.string(), name: z.string() }).nullable(),
  ticket: z.object({ id: TicketId, number: z.string(), subject: z.string() }).nullable(),
  /** The request for the product that it is about. */
  request: z.object({ id: RequestId, title: z.string() }).nullable(),
  at: Instant,
  readAt: Instant.nullable(),
  /** News about an account: whom it is about, and what it says besides. */
  person: PersonRef.nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** For a promise that is late: what it was, and when the lead on duty was told; null where none was. */
  late: z.object({ metric: z.string(), dueAt: Instant, leadToldAt: Instant.nullable() }).nullable(),
  /** Why you were told; null for what was told before the desk kept its reasons. */
  decision: Decision.nullable(),
})
export const listNotificationsEndpoint = endpoint({
  method: 'GET',
  path: '/notifications',
  summary: 'What you were told',
  tag: 'Notifications',
  door: 'signed_in',
  query: z.strictObject({ unread: z.stringbool().optional(), ...pageQuery }),
  returns: page(Notification).extend({ unread: z.number().int() }),
  refuses: ['request.cursor_invalid'],
})
export const readNotificationsEndpoint = endpoint({
  method: 'POST',
  path: '/notifications/read',
  summary: 'Mark as read',
  tag: 'Notifications',
  door: 'signed_in',
  body: z.strictObject({ ids: z.array(NotificationId).max(100).optional() }),
  returns: Nothing,
  refuses: [],
})
export const Delivery = z.object({
  id: z.string(),
  /** Null where it belongs to no account. */
  accountId: AccountId.nullable(),
  kind: z.string(),
  /** Null where it went to somebody who was nobody here yet. */
  person: PersonRef.nullable(),
  ticketId: TicketId.nullable(),
  state: DeliveryState,
  attempts: z.number().int(),
  nextTryAt: Instant.nullable(),
  lastErrorCode: z.string().nullable(),
  messageId: z.string(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  decision: Decision.nullable(),
})
export const listDeliveriesEndpoint = endpoint({
  method: 'GET',
  path: '/deliveries',
  summary: 'Delivery log of outgoing mail',
  tag: 'Notifications',
  door: 'staff',
  query: z.strictObject({
    accountId: AccountId.optional(),
    ticketId: TicketId.optional(),
    state: DeliveryState.optional(),
    ...pageQuery,
  }),
  returns: page(Delivery),
  refuses: ['access.denied', 'request.cursor_invalid'],
})
export const replayDeliveryEndpoint = endpoint({
  method: 'POST',
  path: '/deliveries/:deliveryId/replay',
  summary: 'Send a mail again that was given up, refused or held back',
  tag: 'Notifications',
  door: 'staff',
  params: z.object({ deliveryId: DeliveryId }),
  returns: Delivery,
  refuses: ['access.denied', 'delivery.not_found', 'delivery.not_failed'],
})
/** How the system itself is: clock, mail, database, sweep. */
export const systemStateEndpoint = endpoint({
  method: 'GET',
  path: '/system',
  summary: 'How the desk itself is',
  tag: 'System',
  door: 'staff',
  returns: z.object({
    version: z.string(),
    database: z.enum(['embedded', 'postgresql']),
    tzdata: z.string(),
    now: Instant,
    clock: z.object({
      state: z.enum(['running', 'frozen']),
      aheadMs: z.number().nullable(),
      since: Instant.nullable(),
    }),
    mail: z.object({ configured: z.boolean(), waiting: z.number().int(), oldestWaitingAt: Instant.nullable() }),
    sweep: z.object({ lastTickAt: Instant.nullable(), overdue: z.number().int() }),
    parked: z.number().int(),
  }),
  refuses: [],
})
export const acceptClockEndpoint = endpoint({
  method: 'POST',
  path: '/system/clock/acceptance',
  summary: 'Confirm the database clock after a jump',
  tag: 'System',
  door: 'staff',
  returns: Nothing,
  refuses: ['access.denied', 'clock.not_frozen'],
})
export { Reason }
