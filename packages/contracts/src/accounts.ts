import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  AccountRef,
  AgreementId,
  AmendmentId,
  CivilDate,
  Email,
  EnvironmentId,
  Instant,
  line,
  MandateId,
  PersonId,
  PersonRef,
  ProductId,
  page,
  pageQuery,
  text,
  Zone,
} from './shared.ts'

export const Term = z.object({
  name: z.string(),
  title: z.string(),
  value: z.string(),
  clause: z.string().nullable(),
  /** The policy's own value where the order form replaced it. */
  replaced: z.string().nullable(),
})
const AgreementRef = z.object({ id: AgreementId, orderForm: z.string() })
/** Terms that an order form names. Customers see those that hold; until enough of the staff signed they do not. */
export const SpecialTerms = z.object({
  /** Null for those that came with the agreement itself. */
  amendmentId: AmendmentId.nullable(),
  orderForm: z.string(),
  clauses: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
  effectiveAt: Instant.nullable(),
  signedBy: z.array(PersonRef),
  signaturesNeeded: z.number().int(),
  holds: z.boolean(),
})
/** Whole units of a currency. */
export const YearlyValue = z.strictObject({
  amount: z.number().int().min(0).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export const Agreement = z.object({
  id: AgreementId,
  accountId: AccountId,
  orderForm: z.string(),
  policyVersion: z.string(),
  plan: z.string(),
  planTitle: z.string(),
  addOns: z.array(z.string()),
  productIds: z.array(ProductId),
  environmentIds: z.array(EnvironmentId),
  /** The agreement that this one continues, and the one that continues it. */
  follows: AgreementRef.nullable(),
  followedBy: AgreementRef.nullable(),
  startsOn: CivilDate,
  endsOn: CivilDate,
  /** The end with its days of grace, exclusive; null without any. */
  graceEndsOn: CivilDate.nullable(),
  /** While its end is near and nothing follows. */
  endingSoon: z.object({ daysLeft: z.number().int(), clause: z.string() }).nullable(),
  zone: Zone,
  state: z.enum(['not_started', 'in_force', 'grace', 'ended', 'unsigned']),
  specialTerms: z.array(SpecialTerms),
  annex: z.record(z.string(), z.unknown()).nullable(),
  annexSignedBy: z.array(PersonRef),
  amendments: z.array(
    z.object({
      id: z.string(),
      effectiveAt: Instant,
      recordedAt: Instant,
      recordedBy: PersonRef,
      reason: z.string(),
      change: z.record(z.string(), z.unknown()),
    }),
  ),
  terms: z.array(Term),
  /** What it is worth a year, as recorded last; staff alone read it. */
  yearlyValue: YearlyValue.extend({ recordedAt: Instant, recordedBy: PersonRef.nullable() }).nullable().optional(),
  version: z.number().int(),
})
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
const Seats = z.object({ used: z.number().int(), of: z.number().int().nullable() })
export const Account = z.object({
  id: AccountId,
  code: z.string(),
  name: z.string(),
  manager: PersonRef,
  tam: PersonRef.nullable(),
  externalId: z.string().nullable(),
  primary: Contact.nullable(),
  plan: z.string().nullable(),
  planTitle: z.string().nullable(),
  addOns: z.array(z.string()),
  endsOn: CivilDate.nullable(),
  /** An agreement whose end is near, with nothing that follows; the nearest of several. */
  endingSoon: z.object({ endsOn: CivilDate, daysLeft: z.number().int() }).nullable(),
  seats: Seats,
  openTickets: z.number().int(),
  nextDueAt: Instant.nullable(),
  createdAt: Instant,
  version: z.number().int(),
})
/** Someone who was a technical contact or could read; who took the seat, where somebody did, and who planned the end. */
export const PastContact = Contact.extend({ replacedBy: PersonRef.nullable(), plannedBy: PersonRef.nullable() })
export type Account = z.infer<typeof Account>
export type Agreement = z.infer<typeof Agreement>
export type Contact = z.infer<typeof Contact>

const accountParams = z.object({ accountId: AccountId })
const place = { city: line(80), country: z.string().regex(/^[A-Z]{2}$/), region: line(80).optional(), zone: Zone }
export const listAccountsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts',
  summary: 'Accounts within sight',
  tag: 'Accounts',
  door: 'signed_in',
  query: z.strictObject({
    q: z.string().trim().max(200).optional(),
    ending: z.literal('soon').optional().meta({ description: 'Only accounts with an agreement whose end is near' }),
    ...pageQuery,
  }),
  returns: page(Account),
  refuses: ['request.cursor_invalid'],
})
export const getAccountEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId',
  summary: 'An account (by id or code)',
  tag: 'Accounts',
  door: 'signed_in',
  params: z.object({ accountId: z.union([AccountId, z.string().regex(/^[A-Z0-9]{2,8}$/)]) }),
  returns: Account,
  refuses: ['account.not_found'],
})
export const createAccountEndpoint = endpoint({
  method: 'POST',
  path: '/accounts',
  summary: 'Create an account',
  tag: 'Accounts',
  status: 201,
  door: 'staff',
  body: z.strictObject({
    code: z.string().regex(/^[A-Z0-9]{2,8}$/),
    name: line(120),
    managerId: PersonId,
    tamId: PersonId.optional(),
    externalId: line(120).optional(),
  }),
  returns: Account,
  refuses: ['access.denied', 'account.code_taken', 'account.external_id_taken', 'account.manager_unknown'],
})
export const changeAccountEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId',
  summary: 'Change name, manager or account manager',
  tag: 'Accounts',
  door: 'staff',
  ifMatch: 'required',
  params: accountParams,
  body: z.strictObject({
    name: line(120).optional(),
    managerId: PersonId.optional(),
    tamId: PersonId.nullable().optional(),
  }),
  returns: Account,
  refuses: [
    'account.not_found',
    'access.denied',
    'account.manager_unknown',
    'request.stale',
    'request.precondition_required',
  ],
})
export const listAgreementsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/agreements',
  summary: 'Agreements with their terms now',
  tag: 'Agreements',
  door: 'signed_in',
  params: accountParams,
  returns: z.object({ items: z.array(Agreement) }),
  refuses: ['account.not_found'],
})
const Annex = z.record(z.string(), z.unknown())
/** Special terms as YAML, in the policy's own language; an alternative to `annex`. */
export const AnnexSource = z.string().trim().min(1).max(100_000)
export const createAgreementEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/agreements',
  summary: 'Record an agreement',
  tag: 'Agreements',
  status: 201,
  door: 'staff',
  params: accountParams,
  body: z.strictObject({
    orderForm: line(80),
    policyVersion: z.string().max(40).optional(),
    plan: z.string().max(40),
    addOns: z.array(z.string().max(40)).max(10).default([]),
    productIds: z.array(ProductId).max(50).optional(),
    startsOn: CivilDate,
    endsOn: CivilDate,
    environmentIds: z.array(EnvironmentId).max(50).optional(),
    followsId: AgreementId.optional().meta({ description: 'The agreement that this one continues' }),
    annex: Annex.optional(),
    annexSource: AnnexSource.optional(),
    zone: Zone.optional(),
    /** Staff alone read it. */
    yearlyValue: YearlyValue.optional(),
  }),
  returns: Agreement,
  refuses: [
    'agreement.not_found',
    'agreement.already_followed',
    'environment.unknown',
    'account.not_found',
    'access.denied',
    'agreement.reversed',
    'agreement.plan_unknown',
    'agreement.add_on_refused',
    'agreement.policy_unknown',
    'agreement.annex_invalid',
    'product.unknown',
    'calendar.unknown_zone',
  ],
})
export const recordValueEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/agreements/:agreementId/values',
  summary: 'Record what an agreement is worth a year, for our staff alone; the latest holds',
  tag: 'Agreements',
  status: 201,
  door: 'staff',
  params: z.object({ accountId: AccountId, agreementId: AgreementId }),
  body: YearlyValue,
  returns: Agreement,
  refuses: ['access.denied', 'agreement.not_found'],
})
export const amendAgreementEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/agreements/:agreementId/amendments',
  summary: 'Amend: an entry with the instant it takes effect',
  tag: 'Agreements',
  status: 201,
  door: 'staff',
  ifMatch: 'honoured',
  params: z.object({ accountId: AccountId, agreementId: AgreementId }),
  body: z.strictObject({
    effectiveAt: Instant,
    reason: text(2000),
    plan: z.string().max(40).optional(),
    addOns: z.array(z.string().max(40)).max(10).optional(),
    endsOn: CivilDate.optional(),
    annex: Annex.nullable().optional().meta({ description: 'Null ends the special terms' }),
    annexSource: AnnexSource.optional(),
    graceDays: z.number().int().min(0).max(365).optional(),
  }),
  returns: Agreement,
  refuses: [
    'account.not_found',
    'agreement.not_found',
    'access.denied',
    'agreement.amended_back',
    'agreement.plan_unknown',
    'agreement.add_on_refused',
    'agreement.annex_invalid',
    'agreement.reversed',
    'request.stale',
  ],
})
export const signAnnexEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/agreements/:agreementId/signatures',
  summary: 'Sign off special terms as the second member of staff',
  tag: 'Agreements',
  door: 'staff',
  params: z.object({ accountId: AccountId, agreementId: AgreementId }),
  returns: Agreement,
  refuses: ['account.not_found', 'agreement.not_found', 'access.denied', 'agreement.annex_needs_second'],
})
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
export { AccountRef }
