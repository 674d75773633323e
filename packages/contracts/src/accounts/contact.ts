import { z } from 'zod'
import { AccountId, CivilDate, Email, Instant, MandateId, PersonRef, Zone } from '../shared.ts'

export const Contact = z.object({
  id: MandateId,
  accountId: AccountId,
  person: PersonRef,
  email: Email.nullable(),
  role: z.enum(['contact', 'observer']),
  isPrimary: z.boolean(),
  /** Steps in when the primary is gone. */
  isDeputy: z.boolean(),
  /** Reads here because their company joined this one; takes nobody's place. */
  isJoined: z.boolean(),
  city: z.string(),
  country: z.string(),
  region: z.string().nullable(),
  zone: Zone,
  trainedOn: CivilDate.nullable(),
  awayUntil: Instant.nullable(),
  /** Since when the address refuses mail; no mail goes there until somebody clears it. */
  mailCameBackAt: Instant.nullable(),
  fromAt: Instant,
  /** Where an end is planned: the first instant without the place. */
  endsAt: Instant.nullable(),
  toAt: Instant.nullable(),
  version: z.number().int(),
})

/** Someone who was a technical contact or could read; who took the seat, where somebody did, and who planned the end. */
export const PastContact = Contact.extend({ replacedBy: PersonRef.nullable(), plannedBy: PersonRef.nullable() })
export type Contact = z.infer<typeof Contact>
