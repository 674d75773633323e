import { engagementKinds, owedStates } from '@mainstay/policy/engagements'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Excused } from './excuses.ts'
import {
  AccountId,
  AccountRef,
  AgreementId,
  AssessmentReportId,
  CivilDate,
  CommitmentId,
  Decision,
  Instant,
  line,
  PersonId,
  PersonRef,
  page,
  pageQuery,
  text,
  Zone,
} from './shared.ts'

/** What is owed without anybody asking: the cadences of a policy. */
export const OwedKind = z.enum(engagementKinds)
export type OwedKind = z.infer<typeof OwedKind>
export const OwedState = z.enum(owedStates)
export type OwedState = z.infer<typeof OwedState>

/** A window of an agreement in which one engagement is owed, and what became of it. Both sides read the same. */
export const Owed = z.object({
  id: CommitmentId,
  account: AccountRef,
  agreement: z.object({ id: AgreementId, orderForm: z.string() }),
  kind: OwedKind,
  /** Counts on through renewals. */
  number: z.number().int(),
  state: OwedState,
  /** As the policy writes it: `2 a year`. */
  cadence: z.string(),
  clauses: z.array(z.string()),
  policyVersion: z.string(),
  tailored: z.boolean(),
  /** Civil dates of `zone`, the end exclusive. */
  opensOn: CivilDate,
  untilOn: CivilDate,
  opensAt: Instant,
  until: Instant,
  zone: Zone,
  hasBegun: z.boolean(),
  /** The end of the window; later only where the customer moved it. */
  dueAt: Instant,
  marks: z.array(z.object({ share: z.number(), at: Instant })),
  offers: z.number().int(),
  firstOfferedAt: Instant.nullable(),
  booking: z.object({ engagementId: z.string(), at: Instant, until: Instant }).nullable(),
  /** The session that it was met with. */
  deliveredBy: z.string().nullable(),
  /** Of an assessment: the published report that it was met with. */
  reportId: AssessmentReportId.nullable(),
  metAt: Instant.nullable(),
  breachedAt: Instant.nullable(),
  detectedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endedBecause: z.enum(['replaced', 'term_ended', 'agreement_ended']).nullable(),
  contest: z.object({ at: Instant, settledAt: Instant.nullable(), upheld: z.boolean().nullable() }).nullable(),
  /** Of a late one: a lead’s reason, which the customer reads. The state stays as it is. */
  excused: Excused.nullable(),
  /** Whoever looks after it: the technical account manager, else the account's manager. */
  owner: PersonRef.nullable(),
})
export type Owed = z.infer<typeof Owed>

export const listOwedEndpoint = endpoint({
  method: 'GET',
  path: '/owed',
  summary: 'What is owed without being asked: sessions and assessments, by due time',
  tag: 'Owed',
  door: 'signed_in',
  query: z.strictObject({
    state: z.union([OwedState, z.array(OwedState)]).optional(),
    kind: OwedKind.optional(),
    accountId: AccountId.optional(),
    tam: PersonId.optional().meta({ description: 'Accounts of this technical account manager' }),
    dueFrom: Instant.optional(),
    dueTo: Instant.optional(),
    begun: z.stringbool().optional().meta({ description: 'Leaves out what is still to come' }),
    newestFirst: z.stringbool().optional(),
    ...pageQuery,
  }),
  returns: page(Owed),
  refuses: ['request.cursor_invalid'],
})

const OwedEntry = z.object({
  at: Instant,
  type: z.enum([
    'offered',
    'answered',
    'booked',
    'unbooked',
    'moved',
    'delivered',
    'contested',
    'contest_settled',
    'waived',
  ]),
  by: PersonRef.nullable(),
  side: z.enum(['customer', 'staff']).nullable(),
  bookedAt: Instant.nullable(),
  upheld: z.boolean().nullable(),
  words: z.string().nullable(),
})
export const getOwedEndpoint = endpoint({
  method: 'GET',
  path: '/owed/:commitmentId',
  summary: 'One of them: why it is owed then, and what became of it',
  tag: 'Owed',
  door: 'signed_in',
  params: z.object({ commitmentId: CommitmentId }),
  returns: z.object({ owed: Owed, decision: Decision, history: z.array(OwedEntry) }),
  refuses: ['commitment.not_found'],
})

/** What an account's agreements owe, kind by kind, with the windows that are still to come. */
export const OwedTerm = z.object({
  agreement: z.object({ id: AgreementId, orderForm: z.string() }),
  kind: OwedKind,
  cadence: z.string(),
  clause: z.string(),
  /** Another rhythm may be chosen for this customer. */
  perCustomer: z.boolean(),
  isChosen: z.boolean(),
  /** Why nothing is owed although the term holds. */
  owesNothing: z.enum(['shorter_than_half']).nullable(),
  coming: z.array(z.object({ number: z.number().int(), opensOn: CivilDate, untilOn: CivilDate })),
  comingCount: z.number().int(),
})
export type OwedTerm = z.infer<typeof OwedTerm>
export const listOwedTermsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/owed-terms',
  summary: 'How often what is owed, by which clause, and the windows to come',
  tag: 'Owed',
  door: 'signed_in',
  params: z.object({ accountId: AccountId }),
  returns: z.object({ items: z.array(OwedTerm) }),
  refuses: ['account.not_found'],
})

export const skipOwedEndpoint = endpoint({
  method: 'POST',
  path: '/owed/:commitmentId/skip',
  summary: 'Skip one: only the customer asks for that',
  tag: 'Owed',
  door: 'signed_in',
  params: z.object({ commitmentId: CommitmentId }),
  body: z.strictObject({
    reason: text(2000),
    askedBy: PersonId.optional().meta({ description: 'The contact who asked; needed when staff write it down' }),
  }),
  returns: Owed,
  refuses: ['commitment.not_found', 'commitment.over', 'commitment.contact_unknown', 'access.denied'],
})
export const recordOwedEndpoint = endpoint({
  method: 'POST',
  path: '/owed/:commitmentId/minutes',
  summary: 'Write down a session that took place elsewhere, with minutes that the customer reads; never an assessment',
  tag: 'Owed',
  door: 'staff',
  params: z.object({ commitmentId: CommitmentId }),
  body: z.strictObject({ minutes: text(20_000) }),
  returns: Owed,
  refuses: ['commitment.not_found', 'commitment.over', 'commitment.report_needed', 'access.denied'],
})
export const contestOwedEndpoint = endpoint({
  method: 'POST',
  path: '/owed/:commitmentId/contest',
  summary: 'Contradict that it was offered and not taken up, or that it took place as recorded',
  tag: 'Owed',
  door: 'signed_in',
  params: z.object({ commitmentId: CommitmentId }),
  body: z.strictObject({ reason: text(2000) }),
  returns: Owed,
  refuses: ['commitment.not_found', 'commitment.not_contestable', 'access.denied'],
})
export const settleOwedContestEndpoint = endpoint({
  method: 'POST',
  path: '/owed/:commitmentId/contest/decision',
  summary: 'A lead decides what was contradicted; both texts stay',
  tag: 'Owed',
  door: 'staff',
  params: z.object({ commitmentId: CommitmentId }),
  body: z.strictObject({ upheld: z.boolean(), reason: text(2000) }),
  returns: Owed,
  refuses: ['commitment.not_found', 'commitment.not_contested', 'access.denied'],
})
export const setCadenceEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/agreements/:agreementId/cadence',
  summary: 'Another rhythm for this customer, from the end of the running window',
  tag: 'Owed',
  door: 'staff',
  params: z.object({ accountId: AccountId, agreementId: AgreementId }),
  body: z.strictObject({ kind: OwedKind, cadence: line(20) }),
  returns: z.object({ items: z.array(OwedTerm) }),
  refuses: ['agreement.not_found', 'commitment.cadence_fixed', 'commitment.cadence_unreadable', 'access.denied'],
})
