import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Excused } from './excuses.ts'
import { OwedKind } from './owed.ts'
import {
  AccountId,
  AccountRef,
  CommitmentId,
  Decision,
  Instant,
  line,
  PersonId,
  PersonRef,
  Priority,
  page,
  pageQuery,
  Reason,
  Stretch,
  TicketId,
  Zone,
} from './shared.ts'

export const CommitmentState = z.enum([
  'running',
  'met',
  'breached',
  'met_late',
  'superseded',
  'cancelled',
  'open',
  'scheduled',
  'waived',
  'lapsed',
])
/** A promise with a due time, with everything a ribbon needs. */
export const Commitment = z.object({
  id: CommitmentId,
  kind: z.enum(['response', 'engagement']),
  metric: z.enum(['first_response', 'next_response', 'update', 'resolution']),
  cycle: z.number().int(),
  source: z.enum(['policy', 'person']),
  state: CommitmentState,
  priority: Priority.nullable(),
  target: z
    .string()
    .nullable()
    .meta({ description: 'As the policy writes it: 30m, 4h, 1bd; null for a promise by hand' }),
  startedAt: Instant,
  dueAt: Instant,
  metAt: Instant.nullable(),
  breachedAt: Instant.nullable(),
  detectedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endedBecause: z.string().nullable(),
  coverage: z.string(),
  zone: Zone,
  city: z.string(),
  policyVersion: z.string(),
  clauses: z.array(z.string()),
  supersededBy: CommitmentId.nullable(),
  promisedBy: PersonRef.nullable(),
  overruled: z.boolean(),
  /** Of a late one: a lead’s reason, which the customer reads. The state stays as it is. */
  excused: Excused.nullable(),
  /** Wall time from start to due, each stretch with why it counts or not. */
  stretches: z.array(Stretch),
  /** Instants of the 50 % and 75 % marks. */
  marks: z.array(z.object({ share: z.number(), at: Instant })),
  tzdata: z.string(),
})
export type Commitment = z.infer<typeof Commitment>

/** A row of the one ledger: an answer with its ticket, or something owed without being asked (`kind: engagement`). */
export const LedgerRow = z.object({
  commitment: Commitment.extend({ metric: z.enum([...Commitment.shape.metric.options, ...OwedKind.options]) }),
  account: AccountRef,
  plan: z.string().nullable(),
  ticket: z.object({ id: TicketId, number: z.string(), subject: z.string(), priority: Priority }).nullable(),
  assignee: PersonRef.nullable(),
})

export const listTicketCommitmentsEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/commitments',
  summary: 'Every promise on the ticket, oldest first',
  tag: 'Commitments',
  door: 'signed_in',
  params: z.object({ ticketId: TicketId }),
  returns: z.object({ items: z.array(Commitment) }),
  refuses: ['ticket.not_found'],
})
export const listCommitmentsEndpoint = endpoint({
  method: 'GET',
  path: '/commitments',
  summary: 'The ledger of promises, by due time',
  tag: 'Commitments',
  door: 'signed_in',
  query: z.strictObject({
    state: z.union([CommitmentState, z.array(CommitmentState)]).optional(),
    kind: z.enum(['response', 'engagement']).optional(),
    source: z.enum(['policy', 'person']).optional(),
    priority: Priority.optional(),
    accountId: AccountId.optional(),
    assignee: z.union([z.literal('me'), PersonId]).optional(),
    tam: PersonId.optional().meta({ description: 'Accounts of this technical account manager' }),
    plan: line(40).optional().meta({ description: 'The plan that a clock was frozen with, by its key' }),
    dueFrom: Instant.optional(),
    dueTo: Instant.optional(),
    newestFirst: z.stringbool().optional(),
    ...pageQuery,
  }),
  returns: page(LedgerRow),
  refuses: ['request.cursor_invalid'],
})
/** Figures of the last year from the ledger; promises by hand stand apart. Staff only. */
export const attainmentEndpoint = endpoint({
  method: 'GET',
  path: '/attainment',
  summary: 'Answered in time, by priority and month, and what could hide a miss',
  tag: 'Commitments',
  door: 'staff',
  query: z.strictObject({ accountId: AccountId.optional() }),
  returns: z.object({
    priorities: z.array(
      z.object({
        priority: Priority,
        kept: z.number().int(),
        of: z.number().int(),
        months: z.array(z.object({ month: z.string(), kept: z.number().int(), of: z.number().int() })),
      }),
    ),
    byHand: z.object({ kept: z.number().int(), of: z.number().int() }),
    /** Sessions and assessments stand on their own line. What the customer skipped or did not take up is counted beside. */
    engagements: z.object({
      kept: z.number().int(),
      of: z.number().int(),
      months: z.array(z.object({ month: z.string(), kept: z.number().int(), of: z.number().int() })),
      skipped: z.number().int(),
      notTakenUp: z.number().int(),
      contested: z.number().int(),
    }),
    beside: z.object({
      loweredLate: z.number().int(),
      withdrawn: z.number().int(),
      spamOrDuplicate: z.number().int(),
      /** Late ones with a lead’s reason: they stay in the figures above. By account, and by who excused them, in their names’ order. */
      excused: z.object({
        count: z.number().int(),
        accounts: z.array(z.object({ account: AccountRef, count: z.number().int() })),
        by: z.array(z.object({ person: PersonRef, count: z.number().int() })),
      }),
    }),
  }),
  refuses: [],
})
/** When would an answer be due? A what-if: nothing is written. */
export const decideResponseEndpoint = endpoint({
  method: 'POST',
  path: '/decisions/response',
  summary: 'When would an answer be due, and why? Nothing is written',
  tag: 'Decisions',
  door: 'signed_in',
  body: z.strictObject({
    accountId: AccountId,
    priority: Priority,
    at: Instant.optional(),
    productId: z.string().optional(),
  }),
  returns: z.object({
    promised: z.boolean(),
    startedAt: Instant,
    dueAt: Instant.nullable(),
    target: z.string().nullable(),
    coverage: z.string().nullable(),
    zone: Zone.nullable(),
    city: z.string().nullable(),
    policyVersion: z.string().nullable(),
    clauses: z.array(z.string()),
    reasons: z.array(Reason),
    stretches: z.array(Stretch),
    marks: z.array(z.object({ share: z.number(), at: Instant })),
    outsideHours: z.string().nullable(),
    decision: Decision,
  }),
  refuses: ['account.not_found', 'access.denied'],
})
/** Home's answer: is support open for us now, and what is promised. */
export const supportNowEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/support-now',
  summary: 'Is support open now, until when, and when would each priority be answered',
  tag: 'Decisions',
  door: 'signed_in',
  params: z.object({ accountId: AccountId }),
  returns: z.object({
    now: Instant,
    inForce: z.boolean(),
    alwaysOpen: z.boolean(),
    isOpen: z.boolean(),
    /** Closes at, when open; opens at, when closed; null for 24 x 7. */
    changesAt: Instant.nullable(),
    openTimeLeftTodayMs: z.number().nullable(),
    zone: Zone.nullable(),
    city: z.string().nullable(),
    primary: PersonRef.nullable(),
    plan: z.string().nullable(),
    planTitle: z.string().nullable(),
    addOns: z.array(z.string()),
    orderForm: z.string().nullable(),
    endsOn: z.string().nullable(),
    startsOn: z.string().nullable(),
    /** An agreement whose end is near, with nothing that follows. */
    endingSoon: z.object({ orderForm: z.string(), endsOn: z.string(), daysLeft: z.number().int() }).nullable(),
    policyVersion: z.string().nullable(),
    policyTitle: z.string().nullable(),
    answers: z.array(
      z.object({
        priority: Priority,
        title: z.string(),
        definition: z.string(),
        target: z.string(),
        dueAt: Instant,
        clause: z.string(),
      }),
    ),
    stretches: z.array(Stretch),
    reasons: z.array(Reason),
  }),
  refuses: ['account.not_found'],
})
