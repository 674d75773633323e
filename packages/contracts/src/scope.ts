import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  AccountRef,
  ChangeId,
  CivilDate,
  Decision,
  EnvironmentId,
  FileId,
  Instant,
  MessageId,
  PersonRef,
  Priority,
  ProductId,
  ScopeVerdictId,
  TicketId,
  text,
} from './shared.ts'
import { Message, Ticket, TicketKind, TicketStatus } from './tickets.ts'

export const ScopeStanding = z.enum(['in_scope', 'best_effort', 'excluded'])
/** Question id to answer id; the questions are policy data, and none of them must be answered. */
export const ScopeAnswers = z.record(z.string().max(40), z.string().max(40))
const exclusionKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/** A guided question about scope: plain choices with an example each. */
export const ScopeQuestion = z.object({
  id: z.string(),
  ask: z.string(),
  answers: z.array(z.object({ id: z.string(), label: z.string(), example: z.string() })),
})
/** A reason of the policy for which something is not promised. */
const ScopeExclusion = z.object({ key: z.string(), number: z.string(), clause: z.string(), label: z.string() })

const said = {
  verdict: ScopeStanding,
  /** Key of the exclusion; null when in scope. */
  exclusion: z.string().nullable(),
  /** In the words that people read. */
  words: z.string(),
  clause: z.string().nullable(),
  /** A rule's word: nothing is taken away until a person confirms. */
  isProvisional: z.boolean(),
  decision: Decision,
  /** What the customer can do to come back to what is covered. */
  waysOut: z.array(z.object({ code: z.string(), text: z.string() })),
}
export const ScopeVerdict = z.object({
  ...said,
  id: ScopeVerdictId,
  ticketId: TicketId,
  author: z.enum(['rule', 'person']),
  by: PersonRef.nullable(),
  /** What became of the verdict before it: said anew, confirmed as it was, or found otherwise. */
  act: z.enum(['found', 'given', 'confirmed', 'overruled']),
  state: z.enum(['provisional', 'standing', 'replaced']),
  /** The public message that explains it. */
  messageId: MessageId.nullable(),
  /** The entry of the ticket's timeline that a contact may disagree with. */
  changeId: ChangeId.nullable(),
  /** For colleagues. Staff only. */
  note: z.string().nullable(),
  productVersion: z.string().nullable(),
  at: Instant,
})
export type ScopeVerdict = z.infer<typeof ScopeVerdict>

export const decideScopeEndpoint = endpoint({
  method: 'POST',
  path: '/decisions/scope',
  summary: 'Is it in scope, and what would be asked? Nothing is written',
  tag: 'Decisions',
  door: 'signed_in',
  body: z.strictObject({
    accountId: AccountId,
    environmentId: EnvironmentId.optional(),
    productId: ProductId.optional(),
    kind: TicketKind.optional(),
    answers: ScopeAnswers.default({}),
  }),
  returns: z.object({ ...said, questions: z.array(ScopeQuestion), at: Instant }),
  refuses: ['account.not_found', 'access.denied', 'environment.unknown', 'product.unknown'],
})
export const getScopeEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/scope',
  summary: 'What is covered of a ticket: the verdict that stands, and every one before it',
  tag: 'Scope',
  door: 'signed_in',
  params: z.object({ ticketId: TicketId }),
  returns: z.object({
    current: ScopeVerdict.nullable(),
    /** Latest first. */
    history: z.array(ScopeVerdict),
    exclusions: z.array(ScopeExclusion),
    /** What a contact was asked when the ticket was opened, with the answers given. */
    answers: z.array(z.object({ ask: z.string(), answer: z.string() })),
    mayDisagree: z.boolean(),
  }),
  refuses: ['ticket.not_found'],
})
export const giveScopeVerdictEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/scope',
  summary: 'Confirm, overrule or give a verdict; what is not covered is explained publicly in the same step',
  tag: 'Scope',
  status: 201,
  door: 'staff',
  ifMatch: 'honoured',
  params: z.object({ ticketId: TicketId }),
  body: z.strictObject({
    verdict: ScopeStanding,
    exclusion: exclusionKey.optional().meta({ description: 'Which exclusion of the policy; needed unless in scope' }),
    note: text(2000).optional().meta({ description: 'For colleagues; the customer never reads it' }),
    message: z
      .strictObject({
        text: text(100_000),
        turn: z.enum(['customer', 'staff']).optional(),
        nextUpdateBy: Instant.optional(),
        priority: Priority.optional(),
        reason: text(2000).optional(),
        status: TicketStatus.optional(),
        workaround: z.boolean().optional(),
        fileIds: z.array(FileId).max(20).default([]),
      })
      .optional()
      .meta({ description: 'The explanation, which is the response. Needed unless in scope' }),
  }),
  returns: z.object({ verdict: ScopeVerdict, message: Message.nullable(), ticket: Ticket }),
  refuses: [
    'ticket.not_found',
    'access.denied',
    'scope.explain_first',
    'scope.exclusion_unknown',
    'scope.stands_already',
    'ticket.closed',
    'ticket.promise_past',
    'ticket.reason_needed',
    'ticket.same_priority',
    'ticket.status_refused',
    'file.not_found',
    'file.attached',
    'request.stale',
  ],
})
export const scopeStatisticsEndpoint = endpoint({
  method: 'GET',
  path: '/scope/statistics',
  summary: 'Verdicts counted by clause, account or version. Staff only',
  tag: 'Scope',
  door: 'staff',
  query: z.strictObject({
    by: z.enum(['clause', 'account', 'version']).default('clause'),
    /** Tickets opened from this day on, UTC; the last twelve months when absent. */
    from: CivilDate.optional(),
    to: CivilDate.optional(),
    accountId: AccountId.optional(),
  }),
  returns: z.object({
    from: CivilDate,
    to: CivilDate,
    items: z.array(
      z.object({
        /** A clause, an account's code or a version. */
        key: z.string(),
        label: z.string(),
        account: AccountRef.nullable(),
        /** Tickets whose verdict names it, whatever became of it. */
        tickets: z.number().int(),
        provisional: z.number().int(),
        confirmed: z.number().int(),
        overruled: z.number().int(),
        givenByPerson: z.number().int(),
        disputed: z.number().int(),
        upheld: z.number().int(),
      }),
    ),
  }),
  refuses: ['access.denied', 'account.not_found', 'request.invalid'],
})
