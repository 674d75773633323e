import { z } from 'zod'
import { SeatHolder } from './agreements.ts'
import { endpoint } from './endpoint.ts'
import { AccountId, Instant, MandateId, PersonRef, StayId, Zone } from './shared.ts'

/** After a change to fewer seats: who keeps one, and until when those above the number stay. */
export const Stay = z.object({
  id: StayId,
  seats: z.number().int(),
  used: z.number().int(),
  zone: Zone,
  beganAt: Instant,
  endsAt: Instant,
  clause: z.string(),
  chosenAt: Instant.nullable(),
  chosenBy: PersonRef.nullable(),
  contacts: z.array(SeatHolder),
  version: z.number().int(),
})
export type Stay = z.infer<typeof Stay>
export const getStayEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/stay',
  summary: 'Contacts above a smaller number: who keeps a seat, and until when the others stay',
  tag: 'Agreements',
  door: 'signed_in',
  params: z.object({ accountId: AccountId }),
  returns: z.object({ stay: Stay.nullable() }),
  refuses: ['account.not_found'],
})
export const chooseWhoStaysEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/stay/choice',
  summary: 'Choose who keeps a seat; the primary contact always does',
  tag: 'Agreements',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: z.object({ accountId: AccountId }),
  body: z.strictObject({ contactIds: z.array(MandateId).max(1_000) }),
  returns: Stay,
  refuses: [
    'account.not_found',
    'access.denied',
    'agreement.nobody_above',
    'agreement.too_many_chosen',
    'contact.not_found',
    'request.stale',
  ],
})
