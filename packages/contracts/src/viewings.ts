import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, Instant, MandateId, Nothing, PersonRef, page, pageQuery, text, ViewingId } from './shared.ts'

/** A member of staff sees the portal as a contact does: half an hour at most, reading alone, and she can read of it. */
export const Viewing = z.object({
  id: ViewingId,
  accountId: AccountId,
  contact: PersonRef,
  by: PersonRef,
  /** Shown to the contact. */
  reason: z.string(),
  startedAt: Instant,
  /** The last instant at which anything is answered in it. */
  endsAt: Instant,
  isOver: z.boolean(),
})
export type Viewing = z.infer<typeof Viewing>

export const startViewingEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/contacts/:contactId/viewings',
  summary: 'See the portal as this contact: send its id as Mainstay-Viewing; reads are answered, changes refused',
  tag: 'Viewings',
  door: 'staff',
  status: 201,
  params: z.object({ accountId: AccountId, contactId: MandateId }),
  body: z.strictObject({ reason: text(500) }),
  returns: Viewing,
  refuses: ['access.denied', 'account.not_found', 'contact.not_found'],
})
export const endViewingEndpoint = endpoint({
  method: 'POST',
  path: '/viewings/:viewingId/end',
  summary: 'Stop seeing the portal as somebody else',
  tag: 'Viewings',
  door: 'staff',
  params: z.object({ viewingId: ViewingId }),
  returns: Nothing,
  refuses: ['viewing.not_found'],
})
export const listOwnViewingsEndpoint = endpoint({
  method: 'GET',
  path: '/me/viewings',
  summary: 'Who on the staff saw the portal as you, when and why; newest first',
  tag: 'Viewings',
  door: 'customer',
  query: z.strictObject(pageQuery),
  returns: page(Viewing),
  refuses: ['request.cursor_invalid'],
})
