import { type LifeTimers, lifeTimers, placeOf, type ResponseCommitment } from '@mainstay/policy/commitments'
import type { Ctx } from '../../platform/ctx.ts'
import { readingOf, type TicketReading } from '../commitments/index.ts'
import { policyOf } from '../policies/index.ts'
import { actingSide } from './acting-side.ts'
import { updateTicket } from './queries.ts'
import { awake, type LifeStep, type TicketRecord } from './ticket.ts'

/**
 * Ends a use case on a ticket: reads what its events did to the clocks and writes the row once, with its place in the
 * queue, its nearest due time and its next step by itself. A change of status begins a new turn; whatever the customer
 * does brings back what was set aside.
 */
export async function settleTicket(ctx: Ctx, before: TicketRecord, after: TicketRecord): Promise<TicketRecord> {
  const now = await ctx.now()
  const reading = await readingOf(ctx, after.accountId, after.id)
  const turnSince = after.status === before.status ? after.turnSince : now
  const woken = actingSide(ctx) === 'customer' ? awake : {}
  // a clock that was set back turns no order round (F18)
  const updatedAt = now < before.updatedAt ? before.updatedAt + 1 : now
  const turned: TicketRecord = { ...after, ...woken, turnSince, isPromised: reading.promised, updatedAt }
  const closedAt = turned.status === 'closed' ? (turned.closedAt ?? now) : null
  const settled = { ...turned, ...(await standingOf(ctx, turned, reading)), closedAt, version: after.version + 1 }
  ctx.post(updateTicket(ctx, settled))
  return settled
}

type Standing = Pick<TicketRecord, 'place' | 'dueAt' | 'coverageKey' | 'lifeTimerAt' | 'lifeStep'>

/** Where a ticket stands by its clocks and its turn at the event time. */
export async function standingOf(ctx: Ctx, ticket: TicketRecord, reading: TicketReading): Promise<Standing> {
  const { commitments, promised, dueAt, coverageKey } = reading
  return {
    place: placeOf({ status: ticket.status, commitments, at: await ctx.now(), promised }),
    dueAt: dueAt ?? null,
    coverageKey: coverageKey ?? null,
    ...(await nextLifeStep(ctx, ticket, reading)),
  }
}

interface NextLifeStep {
  readonly lifeTimerAt: number | null
  readonly lifeStep: LifeStep | null
}
const nothingNext: NextLifeStep = { lifeTimerAt: null, lifeStep: null }

/** The next reminder, automatic resolve or close, by the policy's numbers; none while an answer is owed. */
async function nextLifeStep(
  ctx: Ctx,
  ticket: TicketRecord,
  { commitments, terms }: TicketReading,
): Promise<NextLifeStep> {
  if (ticket.status !== 'waiting' && ticket.status !== 'resolved') return nothingNext
  if (!terms || commitments.some(isAnswerOwed)) return nothingNext
  const { life } = await policyOf(ctx, terms.policyVersion)
  const { status, turnSince, priority } = ticket
  const timers = lifeTimers({ status, turnSince, priority, businessCalendar: terms.businessCalendar, rules: life })
  // A step that fell due and was not taken yet stays the next one; what the sweep took lies before its timer.
  const isNewTurn = turnSince === (await ctx.now())
  const notBefore = isNewTurn ? turnSince : (ticket.lifeTimerAt ?? (await ctx.now()))
  return earliest(stepsOf(timers).filter(({ lifeTimerAt }) => lifeTimerAt !== null && lifeTimerAt >= notBefore))
}

const isAnswerOwed = ({ state, source }: ResponseCommitment): boolean =>
  source === 'policy' && (state === 'running' || state === 'breached')

function stepsOf({ reminders, resolveAt, closingSoonAt, closeAt }: LifeTimers): readonly NextLifeStep[] {
  const step = (lifeStep: LifeStep, lifeTimerAt: number | undefined): readonly NextLifeStep[] =>
    lifeTimerAt === undefined ? [] : [{ lifeStep, lifeTimerAt }]
  return [
    ...reminders.flatMap((at) => step('reminder', at)),
    ...step('resolve', resolveAt),
    ...step('closing_soon', closingSoonAt),
    ...step('close', closeAt),
  ]
}

const earliest = (steps: readonly NextLifeStep[]): NextLifeStep =>
  steps.reduce(
    (first, step) => ((step.lifeTimerAt ?? 0) < (first.lifeTimerAt ?? Number.POSITIVE_INFINITY) ? step : first),
    nothingNext,
  )
