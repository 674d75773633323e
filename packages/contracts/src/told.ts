import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  Decision,
  DeliveryId,
  Instant,
  Nothing,
  NotificationId,
  PersonId,
  PersonRef,
  Priority,
  page,
  pageQuery,
  TicketId,
} from './shared.ts'

/**
 * `refused`: the receiving side will not take it. `dead`: given up after days. `not_entitled`: may not read it any more.
 * `not_wanted`: switched off while it waited. `held`: the address refused mail before, and nobody cleared it since.
 */
export const DeliveryState = z.enum(['waiting', 'sent', 'refused', 'dead', 'not_entitled', 'not_wanted', 'held'])

/** Somebody was told something about a ticket: whom, what, by which clause, and what became of the mail. */
export const ToldEntry = z.object({
  id: NotificationId,
  kind: z.string(),
  at: Instant,
  person: PersonRef,
  /** Null for what was told before the desk kept its reasons. */
  decision: Decision.nullable(),
  mail: z
    .object({
      id: DeliveryId,
      state: DeliveryState,
      lastErrorCode: z.string().nullable(),
      sentAt: Instant.nullable(),
    })
    .nullable(),
  /** Since when this person's address refuses mail; no mail goes there until somebody clears it. */
  mailCameBackAt: Instant.nullable(),
})
export type ToldEntry = z.infer<typeof ToldEntry>
export const listToldEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/told',
  summary: 'Who was told what about the ticket, and by which clause; newest first',
  tag: 'Notifications',
  door: 'staff',
  params: z.object({ ticketId: TicketId }),
  query: z.strictObject(pageQuery),
  returns: page(ToldEntry),
  refuses: ['ticket.not_found', 'request.cursor_invalid'],
})

/** What a contact chose to be told, for the account in use. */
export const Choices = z.object({
  accountId: AccountId,
  /** No word of urgent tickets that are not her own and that she does not follow. */
  urgentOff: z.boolean(),
  /** The priorities that the policy calls urgent, and the clause that tells every contact of them. */
  urgent: z.array(Priority),
  clause: z.string(),
  mailCameBackAt: Instant.nullable(),
  version: z.number().int(),
})
export const getChoicesEndpoint = endpoint({
  method: 'GET',
  path: '/me/choices',
  summary: 'What you chose to be told, for the account in use',
  tag: 'Notifications',
  door: 'customer',
  returns: Choices,
  refuses: ['contact.not_found'],
})
export const changeChoicesEndpoint = endpoint({
  method: 'PATCH',
  path: '/me/choices',
  summary: 'Choose what you are told, for the account in use',
  tag: 'Notifications',
  door: 'customer',
  ifMatch: 'required',
  body: z.strictObject({ urgentOff: z.boolean() }),
  returns: Choices,
  refuses: ['contact.not_found', 'access.denied', 'request.stale', 'request.precondition_required'],
})
export const mailAgainEndpoint = endpoint({
  method: 'POST',
  path: '/people/:personId/mail-again',
  summary: 'Send mail again to somebody whose address refused it',
  tag: 'Notifications',
  door: 'signed_in',
  params: z.object({ personId: PersonId }),
  returns: Nothing,
  refuses: ['person.not_found', 'access.denied', 'address.takes_mail'],
})
