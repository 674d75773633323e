import { z } from 'zod'
import { Commitment } from '../commitments.ts'
import {
  AccountId,
  AccountRef,
  AgreementId,
  Decision,
  EnvironmentId,
  Instant,
  PersonRef,
  Priority,
  ProductId,
  TicketId,
} from '../shared.ts'
import { customerWrites } from './of-ticket.ts'

export const TicketKind = z.enum(['defect', 'question', 'consultation', 'enhancement'])
export const TicketStatus = z.enum(['open', 'waiting', 'waiting_release', 'resolved', 'closed'])
export const Place = z.enum([
  'answer_now',
  'waiting_on_us',
  'coverage_closed',
  'customers_turn',
  'waiting_release',
  'not_promised',
])
export const Sight = z.enum(['team', 'private'])
export const TicketOrder = z.enum(['policy', 'deadline', 'turn', 'updated'])

/** The answers of the guided choice: question id to answer id; questions and cells are policy data. */
export const PriorityAnswers = z.record(z.string().max(40), z.string().max(40))

/** What the ticket does next by itself, if anything. */
const NextStep = z.object({ step: z.enum(['reminder', 'resolve', 'close']), at: Instant })

/** A row of a list. `running` is the commitment that falls due first, for the small ribbon. */
export const TicketRow = z.object({
  id: TicketId,
  number: z.string().meta({ example: 'ACME-142' }),
  accountId: AccountId,
  account: AccountRef,
  plan: z.string().nullable(),
  kind: TicketKind,
  subject: z.string(),
  status: TicketStatus,
  turnSince: Instant,
  /** Where it stands among what is open; null once it is resolved or closed. */
  place: Place.nullable(),
  priority: Priority,
  sight: Sight,
  openedBy: PersonRef,
  assignee: PersonRef.nullable(),
  /** Its installation as it is now, and the version that it ran when the ticket was opened. */
  environment: z
    .object({ id: EnvironmentId, name: z.string(), productVersion: z.string(), versionThen: z.string().nullable() })
    .nullable(),
  dueAt: Instant.nullable(),
  running: Commitment.nullable(),
  /** The latest commitment that ended, when none runs. */
  latest: Commitment.nullable(),
  /** Staff only: open dissent or call for attention, waiting longer than the target. */
  flags: z.array(z.enum(['dissent', 'attention', 'waiting_long', 'not_promised', 'snoozed'])),
  /** Staff only: until when, or until what, it is set aside. */
  asideUntil: z.union([Instant, customerWrites]).nullable(),
  nextStep: NextStep.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: z.number().int(),
})
export const Ticket = TicketRow.extend({
  commitments: z.array(Commitment),
  decision: Decision,
  onBehalfBy: PersonRef.nullable(),
  productId: ProductId,
  /** The agreement that answered when it was opened; null where none was known. */
  agreement: z.object({ id: AgreementId, orderForm: z.string() }).nullable(),
  follows: z.object({ id: TicketId, number: z.string() }).nullable(),
  followedBy: z.array(z.object({ id: TicketId, number: z.string() })),
  followers: z.array(PersonRef),
  suggestedPriority: Priority.nullable(),
  /** What this reader may do now, from the access sentences. */
  may: z.array(z.string()),
})
export type Ticket = z.infer<typeof Ticket>
export type TicketRow = z.infer<typeof TicketRow>
