import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, AccountRef, Instant, PersonRef, Priority, page, pageQuery, TicketId, text } from './shared.ts'

/** Did this solve it? */
export const Solved = z.enum(['yes', 'partly', 'no'])
export type Solved = z.infer<typeof Solved>

/** What a contact said of a closed ticket; an answer belongs to one closing. */
export const SolvedAnswer = z.object({
  answer: Solved,
  words: z.string().nullable(),
  by: PersonRef.nullable(),
  at: Instant,
  /** When it was last changed; null while it stands as first given. */
  changedAt: Instant.nullable(),
  closedAt: Instant,
})
export type SolvedAnswer = z.infer<typeof SolvedAnswer>
export const SolvedAnswerRow = SolvedAnswer.extend({
  account: AccountRef,
  ticket: z.object({ id: TicketId, number: z.string(), subject: z.string(), priority: Priority }),
})

const ofTicket = z.object({ ticketId: TicketId })
const tag = 'Tickets'

export const getSolvedAnswerEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/solved',
  summary: 'Did this solve it? What was answered, and until when you may answer or change it',
  tag,
  door: 'signed_in',
  params: ofTicket,
  returns: z.object({
    /** Of the latest closing. */
    answer: SolvedAnswer.nullable(),
    /** Whoever asks may answer, or change the answer, until then; null where not, or not any more. */
    mayAnswerUntil: Instant.nullable(),
  }),
  refuses: ['ticket.not_found'],
})
export const saySolvedEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/solved',
  summary: 'Say whether it is solved, with a line of text; it may be changed for a while',
  tag,
  door: 'customer',
  params: ofTicket,
  body: z.strictObject({ answer: Solved, words: text(1000).optional() }),
  returns: SolvedAnswer,
  refuses: ['ticket.not_found', 'ticket.not_closed', 'ticket.answer_settled', 'access.denied', 'access.read_only'],
})
export const listSolvedAnswersEndpoint = endpoint({
  method: 'GET',
  path: '/solved-answers',
  summary: 'Whether closed tickets were solved, as customers say, the latest first; of no engineer',
  tag,
  door: 'signed_in',
  query: z.strictObject({
    ...pageQuery,
    accountId: AccountId.optional(),
    answer: z.union([Solved, z.array(Solved)]).optional(),
    from: Instant.optional().meta({ description: 'Closed at or after this' }),
    until: Instant.optional().meta({ description: 'Closed before this' }),
  }),
  returns: page(SolvedAnswerRow),
  refuses: ['request.cursor_invalid'],
})
