import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, Decision, DeliveryId, Instant, PersonRef, page, pageQuery, TicketId } from './shared.ts'
import { DeliveryState } from './told.ts'

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
