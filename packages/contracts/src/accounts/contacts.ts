import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountId, CivilDate, Email, Instant, line, MandateId, page, pageQuery, Zone } from '../shared.ts'
import { Seats } from './account.ts'
import { Contact, PastContact } from './contact.ts'
import { accountParams } from './of-account.ts'

const place = { city: line(80), country: z.string().regex(/^[A-Z]{2}$/), region: line(80).optional(), zone: Zone }
export const listContactsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/contacts',
  summary: 'Technical contacts and observers',
  tag: 'Contacts',
  door: 'signed_in',
  params: accountParams,
  returns: z.object({ items: z.array(Contact), seats: Seats, observers: Seats }),
  refuses: ['account.not_found'],
})
export const listPastContactsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/contacts/past',
  summary: 'Who was a technical contact or could read, until when, and who took the seat; the latest first',
  tag: 'Contacts',
  door: 'signed_in',
  params: accountParams,
  query: z.strictObject(pageQuery),
  returns: page(PastContact),
  refuses: ['account.not_found', 'request.cursor_invalid'],
})

/** A person as the one who invites knows her; somebody who is known already keeps her own name. */
const newPerson = {
  name: line(120),
  email: Email,
  ...place,
  /** Whether to send an invitation to somebody who cannot sign in yet. */
  invite: z.boolean().default(true),
}
export const addContactEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/contacts',
  summary: 'Add a technical contact or observer: the primary contact herself, or staff',
  tag: 'Contacts',
  status: 201,
  door: 'signed_in',
  params: accountParams,
  body: z.strictObject({
    ...newPerson,
    role: z.enum(['contact', 'observer']).default('contact'),
    isPrimary: z.boolean().default(false),
    /** When she had the introductory training; for staff, whose word counts. */
    trainedOn: CivilDate.optional(),
  }),
  returns: Contact,
  refuses: [
    'account.not_found',
    'access.denied',
    'contact.no_seat',
    'contact.already',
    'person.email_taken',
    'calendar.unknown_zone',
  ],
})
export const swapContactEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/contacts/:contactId/swap',
  summary: 'Give a seat to somebody else in one step; open tickets pass to the primary',
  tag: 'Contacts',
  status: 201,
  door: 'signed_in',
  ifMatch: 'honoured',
  params: z.object({ accountId: AccountId, contactId: MandateId }),
  body: z.strictObject({
    ...newPerson,
    /** Who becomes the primary contact, where the primary's own seat is given away. */
    successorId: MandateId.optional(),
  }),
  returns: z.object({ ended: Contact, added: Contact }),
  refuses: [
    'account.not_found',
    'contact.not_found',
    'access.denied',
    'contact.already',
    'contact.primary_needed',
    'contact.joined',
    'person.email_taken',
    'calendar.unknown_zone',
    'request.stale',
  ],
})
export const changeContactEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/contacts/:contactId',
  summary: 'Change place or absence; make primary',
  tag: 'Contacts',
  door: 'staff',
  ifMatch: 'required',
  params: z.object({ accountId: AccountId, contactId: MandateId }),
  body: z.strictObject({
    city: line(80).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    region: line(80).nullable().optional(),
    zone: Zone.optional(),
    awayUntil: Instant.nullable().optional(),
    isPrimary: z.literal(true).optional(),
  }),
  returns: Contact,
  refuses: [
    'account.not_found',
    'contact.not_found',
    'access.denied',
    'calendar.unknown_zone',
    'request.stale',
    'request.precondition_required',
  ],
})
export const endContactEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/contacts/:contactId/end',
  summary: 'End a mandate, now or after a last day; open tickets pass to the primary',
  tag: 'Contacts',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: z.object({ accountId: AccountId, contactId: MandateId }),
  body: z.strictObject({
    successorId: MandateId.optional(),
    /** The last day with the place, as the calendar of the contact's own place has it; now where it is absent. */
    lastOn: CivilDate.optional(),
  }),
  returns: Contact,
  refuses: [
    'account.not_found',
    'contact.not_found',
    'access.denied',
    'contact.primary_needed',
    'contact.joined',
    'contact.end_past',
    'request.stale',
  ],
})
export const dropEndEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/contacts/:contactId/end/withdraw',
  summary: 'Take back a planned end of a mandate',
  tag: 'Contacts',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: z.object({ accountId: AccountId, contactId: MandateId }),
  returns: Contact,
  refuses: [
    'account.not_found',
    'contact.not_found',
    'access.denied',
    'contact.joined',
    'contact.end_not_planned',
    'request.stale',
  ],
})

/** Offline city search for places: country, region and zone follow from the city. */
export const searchPlacesEndpoint = endpoint({
  method: 'GET',
  path: '/places',
  summary: 'Cities with their time zones',
  tag: 'Contacts',
  door: 'signed_in',
  query: z.strictObject({ q: z.string().trim().min(1).max(80) }),
  returns: z.object({
    items: z.array(
      z.object({
        city: z.string(),
        country: z.string(),
        countryName: z.string(),
        region: z.string().nullable(),
        zone: Zone,
        /** As it is shown: the region only where the country has the name twice. */
        label: z.string(),
      }),
    ),
  }),
  refuses: [],
})
