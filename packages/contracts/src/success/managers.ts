import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Instant, PersonId, PersonRef, Zone } from '../shared.ts'
import { ofAccount, tag } from './of-plan.ts'

/** Somebody of ours who looks after the account. */
export const AccountManager = z.object({
  person: PersonRef,
  zone: Zone,
  /** Whether their own hours are open now; the instant at which they next are. */
  isAtWork: z.boolean(),
  opensAt: Instant.nullable(),
  awayUntil: Instant.nullable(),
})
export type AccountManager = z.infer<typeof AccountManager>
export const getAccountManagersEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/managers',
  summary: 'Who looks after the account: the technical account manager, who stands in, who acts now',
  tag,
  door: 'signed_in',
  params: ofAccount,
  returns: z.object({
    tam: AccountManager.nullable(),
    deputy: AccountManager.nullable(),
    actingId: PersonId.nullable(),
    clause: z.string().nullable(),
  }),
  refuses: ['account.not_found'],
})
