import { type ProblemCode, Refusal } from '@mainstay/contracts/problems'
import {
  isAnswerOwed,
  type LifeActor,
  type LifeRefusal,
  mayChangeStatus,
  type ResponseCommitment,
  type TicketStatus,
} from '@mainstay/policy/commitments'
import type { Ctx } from '../../platform/ctx.ts'
import { lastWordOf } from './last-word-queries.ts'
import type { TicketRecord } from './ticket.ts'

const problems: Readonly<Record<LifeRefusal, ProblemCode>> = {
  'ticket.unchanged': 'ticket.status_refused',
  'ticket.closed': 'ticket.closed',
  'ticket.resolved': 'ticket.status_refused',
  'ticket.answer_first': 'ticket.answer_first',
  'ticket.staff_sets_status': 'ticket.status_refused',
  'ticket.write_instead': 'ticket.status_refused',
  'ticket.automatic': 'ticket.status_refused',
}
const details: Readonly<Partial<Record<LifeRefusal, string>>> = {
  'ticket.unchanged': 'It already has this status.',
  'ticket.resolved': 'Reopen it first.',
  'ticket.staff_sets_status': 'Write a message instead: it makes it our turn.',
  'ticket.write_instead': 'Write a message instead: it makes it our turn.',
}

/** The problem that a rule of the ticket's life becomes at the door. */
export function lifeRefusal(code: LifeRefusal): Refusal {
  const detail = details[code]
  return new Refusal(problems[code], detail === undefined ? {} : { detail })
}

interface Asked {
  readonly to: TicketStatus
  readonly by: LifeActor
  /** A public message of a person goes with the change. */
  readonly withMessage: boolean
  readonly commitments: readonly ResponseCommitment[]
}

/** Refuses a change of status that the ticket's life does not know (policy 11). */
export async function requireStatusChange(ctx: Ctx, ticket: TicketRecord, asked: Asked): Promise<void> {
  const isEnding = asked.to === 'resolved' || asked.to === 'closed'
  const needsLastWord = asked.by === 'staff' && isEnding && !asked.withMessage
  const verdict = mayChangeStatus({
    from: ticket.status,
    to: asked.to,
    by: asked.by,
    withMessage: asked.withMessage,
    staffSpokeLast: needsLastWord && (await lastWordOf(ctx, ticket)) === 'staff',
    answerOwed: asked.commitments.some(isAnswerOwed),
    promiseRuns: asked.commitments.some(({ source, state }) => source === 'person' && state === 'running'),
  })
  if (!verdict.allowed) throw lifeRefusal(verdict.code)
}
