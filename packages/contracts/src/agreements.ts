import { z } from 'zod'
import { Agreement, AnnexSource } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { OwedKind } from './owed.ts'
import { PolicySection } from './policies.ts'
import {
  AccountId,
  AgreementId,
  CivilDate,
  EnvironmentId,
  Instant,
  line,
  MandateId,
  PersonRef,
  Priority,
  ProductId,
  Reason,
  TicketId,
  text,
  Zone,
} from './shared.ts'

const TermBeside = z.object({ value: z.string(), clause: z.string() })
/** One term before and after, in words; null where nothing was or will be granted. */
export const TermChange = z.object({
  path: z.string(),
  title: z.string(),
  before: TermBeside.nullable(),
  after: TermBeside.nullable(),
  effect: z.enum(['more', 'less', 'other']),
})
export type TermChange = z.infer<typeof TermChange>

/** Someone with a seat, and whether they keep it as things stand. */
export const SeatHolder = z.object({
  id: MandateId,
  person: PersonRef,
  isPrimary: z.boolean(),
  fromAt: Instant,
  stays: z.boolean(),
})
const MovedClock = z.object({
  ticketId: TicketId,
  number: z.string(),
  subject: z.string(),
  priority: Priority,
  /** Null for a ticket that was recorded without a promise and gets its first. */
  dueAt: Instant.nullable(),
  newDueAt: Instant,
})

const ComingWindow = z.object({
  kind: OwedKind,
  number: z.number().int(),
  /** Civil dates of the agreement's zone, the end exclusive. */
  opensOn: CivilDate,
  untilOn: CivilDate,
  cadence: z.string(),
  clause: z.string(),
})

/** What would change, for whom and from when. Nothing of it is written. */
export const AgreementPreview = z.object({
  effectiveAt: Instant,
  zone: Zone,
  /** The instant of effect has passed: no clock and no report of the past changes. */
  isBackDated: z.boolean(),
  before: z.object({ planTitle: z.string() }).nullable(),
  after: z.object({ planTitle: z.string() }).nullable(),
  terms: z.array(TermChange),
  /** Special terms that come with it hold only once enough of the staff have signed. */
  signaturesMissing: z.number().int(),
  /** Against the agreement that it follows. */
  succession: z
    .object({
      kind: z.enum(['seamless', 'gap', 'overlap']),
      days: z.number().int(),
      from: CivilDate.nullable(),
      to: CivilDate.nullable(),
    })
    .nullable(),
  clocks: z.object({
    /** Never due later; the first fifty by due time. */
    moving: z.array(MovedClock),
    movingCount: z.number().int(),
    stayingCount: z.number().int(),
  }),
  /** What is owed without being asked: windows that would end, and those that would open; the first forty of each. */
  owed: z.object({
    ends: z.array(
      ComingWindow.extend({ hasBegun: z.boolean(), becomes: z.enum(['superseded', 'cancelled']).nullable() }),
    ),
    endsCount: z.number().int(),
    opens: z.array(ComingWindow),
    opensCount: z.number().int(),
  }),
  seats: z.object({
    used: z.number().int(),
    before: z.number().int().nullable(),
    after: z.number().int().nullable(),
    /** Until when those above the new number keep their seats. */
    stayEndsAt: Instant.nullable(),
    /** Who would give up their seat unless the primary chooses otherwise. */
    resting: z.array(SeatHolder),
  }),
  portal: z.object({
    before: z.enum(['shared', 'dedicated']).nullable(),
    after: z.enum(['shared', 'dedicated']).nullable(),
    /** Until when the address of a portal of their own leads to the shared one. */
    redirectsUntil: Instant.nullable(),
  }),
  reasons: z.array(Reason),
})
export type AgreementPreview = z.infer<typeof AgreementPreview>

const changes = {
  effectiveAt: Instant,
  plan: z.string().max(40).optional(),
  addOns: z.array(z.string().max(40)).max(10).optional(),
  endsOn: CivilDate.optional(),
  annex: z.null().optional(),
  annexSource: AnnexSource.optional(),
  graceDays: z.number().int().min(0).max(365).optional(),
}
const refusedSold = ['agreement.plan_unknown', 'agreement.add_on_refused', 'agreement.annex_invalid'] as const

export const previewAmendmentEndpoint = endpoint({
  method: 'POST',
  path: '/decisions/amendment',
  summary: 'What would an amendment change, for whom and from when? Nothing is written',
  tag: 'Decisions',
  door: 'staff',
  body: z.strictObject({ accountId: AccountId, agreementId: AgreementId, ...changes }),
  returns: AgreementPreview,
  refuses: [
    'account.not_found',
    'agreement.not_found',
    'access.denied',
    'agreement.amended_back',
    'agreement.reversed',
    ...refusedSold,
  ],
})
export const previewAgreementEndpoint = endpoint({
  method: 'POST',
  path: '/decisions/agreement',
  summary: 'What would a new agreement change, and how does it follow another? Nothing is written',
  tag: 'Decisions',
  door: 'staff',
  body: z.strictObject({
    accountId: AccountId,
    followsId: AgreementId.optional(),
    plan: z.string().max(40),
    addOns: z.array(z.string().max(40)).max(10).default([]),
    productIds: z.array(ProductId).max(50).optional(),
    environmentIds: z.array(EnvironmentId).max(50).optional(),
    startsOn: CivilDate,
    endsOn: CivilDate,
    zone: Zone.optional(),
    annexSource: AnnexSource.optional(),
  }),
  returns: AgreementPreview,
  refuses: [
    'account.not_found',
    'agreement.not_found',
    'agreement.already_followed',
    'access.denied',
    'agreement.reversed',
    'product.unknown',
    'environment.unknown',
    'calendar.unknown_zone',
    ...refusedSold,
  ],
})
/** Checks special terms while they are written: every fault with its line, and the prose that they make. */
export const checkAnnexEndpoint = endpoint({
  method: 'POST',
  path: '/decisions/annex',
  summary: 'Are these special terms sound, and what do they say? Nothing is written',
  tag: 'Decisions',
  door: 'staff',
  body: z.strictObject({
    source: AnnexSource,
    plan: z.string().max(40),
    addOns: z.array(z.string().max(40)).max(10).default([]),
    policyVersion: line(40).optional(),
  }),
  returns: z.object({
    faults: z.array(
      z.object({
        line: z.number().int(),
        column: z.number().int(),
        code: z.string(),
        message: z.string(),
        suggestion: z.string().nullable(),
      }),
    ),
    /** Against plan and add-ons alone; empty while there are faults. */
    terms: z.array(TermChange),
    sections: z.array(PolicySection),
    signaturesNeeded: z.number().int(),
  }),
  refuses: ['access.denied', 'agreement.plan_unknown', 'agreement.add_on_refused', 'agreement.policy_unknown'],
})
export const grantGraceEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/agreements/:agreementId/grace',
  summary: 'Grant days of grace after the end, with a reason; what was taken meanwhile is promised from now on',
  tag: 'Agreements',
  status: 201,
  door: 'staff',
  ifMatch: 'honoured',
  params: z.object({ accountId: AccountId, agreementId: AgreementId }),
  body: z.strictObject({ days: z.number().int().min(1).max(365), reason: text(2000) }),
  returns: Agreement,
  refuses: ['account.not_found', 'agreement.not_found', 'access.denied', 'agreement.grace_too_short', 'request.stale'],
})
