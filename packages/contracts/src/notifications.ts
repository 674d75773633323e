import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  Decision,
  Instant,
  Nothing,
  NotificationId,
  PersonRef,
  page,
  pageQuery,
  RequestId,
  TicketId,
} from './shared.ts'

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
