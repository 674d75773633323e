import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, Instant, InvitationId, PersonId, PersonRef } from './shared.ts'

/**
 * How far somebody is on their way in. `in`: can sign in. `none`: cannot, and was not invited. `id` is that of the latest
 * invitation.
 */
export const Invitation = z.object({
  personId: PersonId,
  id: InvitationId.nullable(),
  state: z.enum(['none', 'invited', 'expired', 'withdrawn', 'in']),
  invitedBy: PersonRef.nullable(),
  invitedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
})
export const listInvitationsEndpoint = endpoint({
  method: 'GET',
  path: '/invitations',
  summary: 'Who can sign in and who was invited: of an account, or of the staff',
  tag: 'Invitations',
  query: z.strictObject({ accountId: AccountId.optional() }),
  returns: z.object({ items: z.array(Invitation), mailIsSetUp: z.boolean() }),
  refuses: ['account.not_found', 'access.denied'],
})
export const inviteEndpoint = endpoint({
  method: 'POST',
  path: '/invitations',
  summary:
    'Invite a contact of the account or a colleague to sign in, or send the invitation again: the link before is void',
  tag: 'Invitations',
  status: 201,
  /** Without an account: a colleague. */
  body: z.strictObject({ personId: PersonId, accountId: AccountId.optional() }),
  returns: Invitation,
  refuses: [
    'access.denied',
    'account.not_found',
    'person.not_found',
    'person.has_sign_in',
    'mail.not_set_up',
    'invitation.too_many',
  ],
})
export const withdrawInvitationEndpoint = endpoint({
  method: 'POST',
  path: '/invitations/:invitationId/withdraw',
  summary: 'Take an invitation back; its link opens nothing any more',
  tag: 'Invitations',
  params: z.object({ invitationId: InvitationId }),
  returns: Invitation,
  refuses: ['access.denied', 'invitation.not_found'],
})
