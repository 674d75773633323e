import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, Instant, JoiningId, PersonRef, text } from './shared.ts'

/** Two accounts that become one, as one side sees it. */
export const Joining = z.object({
  id: JoiningId,
  accountId: AccountId,
  otherName: z.string(),
  /** Staff only: who the other is, and whether their primary has agreed. */
  other: z.object({ accountId: AccountId, agreedAt: Instant.nullable() }).nullable(),
  /** Who reads it: both primary contacts. */
  reason: z.string(),
  /** `agreed`: this side has, the other is still asked. */
  state: z.enum(['asked', 'agreed', 'joined', 'ended']),
  clause: z.string().nullable(),
  askedAt: Instant,
  askedBy: PersonRef,
  agreedAt: Instant.nullable(),
  agreedBy: PersonRef.nullable(),
  joinedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  version: z.number().int(),
})
export type Joining = z.infer<typeof Joining>

const params = z.object({ accountId: AccountId, joiningId: JoiningId })
export const listJoiningsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/joinings',
  summary: 'Accounts that this one is or was to be joined with, newest first',
  tag: 'Joining',
  door: 'signed_in',
  params: z.object({ accountId: AccountId }),
  returns: z.object({ items: z.array(Joining) }),
  refuses: ['account.not_found'],
})
export const askToJoinEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/joinings',
  summary: 'Ask the primary contacts of two accounts to join them',
  tag: 'Joining',
  status: 201,
  door: 'staff',
  params: z.object({ accountId: AccountId }),
  body: z.strictObject({ otherId: AccountId, reason: text(2000) }),
  returns: Joining,
  refuses: ['account.not_found', 'access.denied', 'joining.same_account', 'joining.already'],
})
export const agreeToJoinEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/joinings/:joiningId/agreement',
  summary: 'Agree to be joined; it takes effect once both sides have',
  tag: 'Joining',
  door: 'signed_in',
  ifMatch: 'honoured',
  params,
  returns: Joining,
  refuses: ['account.not_found', 'access.denied', 'joining.not_found', 'joining.over', 'request.stale'],
})
export const endJoiningEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/joinings/:joiningId/end',
  summary: 'Decline, or end it: each team reads its own tickets alone again',
  tag: 'Joining',
  door: 'signed_in',
  ifMatch: 'honoured',
  params,
  returns: Joining,
  refuses: ['account.not_found', 'access.denied', 'joining.not_found', 'joining.over', 'request.stale'],
})
