import { z } from 'zod'
import { Contact } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  Decision,
  Instant,
  line,
  MandateId,
  PersonRef,
  PrimaryChangeId,
  Priority,
  TicketId,
  Zone,
} from './shared.ts'

/** A place as the search of cities gives it. */
export const PickedPlace = z.strictObject({
  city: line(80),
  country: z.string().regex(/^[A-Z]{2}$/),
  region: line(80).nullable().optional(),
  zone: Zone,
})
const HoursPlace = z.object({
  city: z.string(),
  country: z.string(),
  region: z.string().nullable(),
  zone: Zone,
})
export const PlannedChange = z.object({
  id: PrimaryChangeId,
  kind: z.enum(['primary', 'place']),
  contactId: MandateId,
  person: PersonRef,
  /** Where to; null: the place she has then. */
  place: HoursPlace.nullable(),
  askedBy: PersonRef.nullable(),
  askedAt: Instant,
  effectiveAt: Instant,
})
/** The primary contact, where the business hours follow from, the deputy, and what is to change. */
export const PrimaryState = z.object({
  accountId: AccountId,
  contact: Contact.nullable(),
  /** `isKept`: a deputy stepped in and no place was confirmed yet, so the hours stay where they were. */
  hours: HoursPlace.extend({ isKept: z.boolean() }).nullable(),
  deputy: Contact.nullable(),
  planned: PlannedChange.nullable(),
  /** Clauses: what the place decides, what a change does, who steps in. */
  clauses: z.object({ hours: z.string().nullable(), change: z.string(), deputy: z.string() }),
  version: z.number().int(),
})
const Hours = z.object({
  city: z.string(),
  zone: Zone,
  /** Open stretches of the week after the change. */
  week: z.array(z.object({ from: Instant, to: Instant })),
})
export const PrimaryPreview = z.object({
  effectiveAt: Instant,
  person: PersonRef,
  place: HoursPlace,
  hoursMove: z.boolean(),
  before: Hours.nullable(),
  after: Hours.nullable(),
  /** One answer for a ticket logged at the change, as it would be promised without and with it. */
  example: z.object({ priority: Priority, before: Instant, after: Instant, clause: z.string() }).nullable(),
  /** Answers promised already: they keep their hours. The first few, by due time, and how many there are. */
  running: z.object({
    count: z.number().int(),
    items: z.array(
      z.object({
        ticketId: TicketId,
        number: z.string(),
        subject: z.string(),
        priority: Priority,
        dueAt: Instant,
        zone: Zone.nullable(),
      }),
    ),
  }),
  /** How many people of the account are told. */
  told: z.number().int(),
  decision: Decision,
})

const accountParams = z.object({ accountId: AccountId })
const contactParams = z.object({ accountId: AccountId, contactId: MandateId })
const change = z.strictObject({
  /** Who is the primary then; the present one for a new place alone. */
  contactId: MandateId,
  /** Where she is then, from the search of cities; absent: where she is. */
  place: PickedPlace.optional(),
  /** Absent: now. */
  effectiveAt: Instant.optional(),
})
const changeRefuses = [
  'account.not_found',
  'contact.not_found',
  'access.denied',
  'contact.only_reads',
  'primary.nothing_changes',
  'primary.change_planned',
  'primary.not_then',
  'place.unknown',
] as const

export const getPrimaryEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/primary',
  summary: 'The primary contact, the hours that follow, the deputy, and what is to change',
  tag: 'Contacts',
  door: 'signed_in',
  params: accountParams,
  returns: PrimaryState,
  refuses: ['account.not_found'],
})
export const previewPrimaryEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/primary/preview',
  summary: 'What-if: which hours a change moves, from when, and what stays; nothing is written',
  tag: 'Contacts',
  door: 'signed_in',
  params: accountParams,
  body: change,
  returns: PrimaryPreview,
  refuses: changeRefuses,
})
export const changePrimaryEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/primary',
  summary: 'Change the primary contact or her place, now or at a stated instant',
  tag: 'Contacts',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: accountParams,
  body: change,
  returns: PrimaryState,
  refuses: [...changeRefuses, 'request.stale'],
})
export const withdrawPrimaryChangeEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/primary/changes/:changeId/withdraw',
  summary: 'Take back a change that has not taken effect',
  tag: 'Contacts',
  door: 'signed_in',
  params: z.object({ accountId: AccountId, changeId: PrimaryChangeId }),
  returns: PrimaryState,
  refuses: ['account.not_found', 'access.denied', 'primary.change_not_found', 'primary.change_over'],
})
export const nameDeputyEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/deputy',
  summary: 'Name who steps in when the primary contact is gone; null for nobody',
  tag: 'Contacts',
  door: 'signed_in',
  params: accountParams,
  body: z.strictObject({ contactId: MandateId.nullable() }),
  returns: PrimaryState,
  refuses: ['account.not_found', 'contact.not_found', 'access.denied', 'contact.only_reads', 'primary.own_deputy'],
})
export const setAbsenceEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/contacts/:contactId/absence',
  summary: 'Away until an instant: the others are told instead; null when back',
  tag: 'Contacts',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: contactParams,
  body: z.strictObject({ awayUntil: Instant.nullable() }),
  returns: Contact,
  refuses: [
    'account.not_found',
    'contact.not_found',
    'access.denied',
    'contact.only_reads',
    'contact.away_past',
    'request.stale',
  ],
})
export const changePlaceEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/contacts/:contactId/place',
  summary: 'Where a contact works; the primary’s place is changed with its preview',
  tag: 'Contacts',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: contactParams,
  body: PickedPlace,
  returns: Contact,
  refuses: [
    'account.not_found',
    'contact.not_found',
    'access.denied',
    'place.unknown',
    'primary.moves_hours',
    'request.stale',
  ],
})
