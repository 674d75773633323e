import type { DomainEvent } from '@mainstay/contracts/events'
import type { ScopeAnswers } from '@mainstay/policy/scope'
import type { Ctx } from '../../platform/ctx.ts'
import { attachSent } from './attach-sent.ts'
import type { StoredDecision } from './decision-view.ts'
import { managerFor, tellGiven } from './for-manager.ts'
import { insertOpening } from './message-queries.ts'
import { insertTicket, type NewTicket } from './queries.ts'
import { settleTicket } from './settle-ticket.ts'
import type { Side, TicketRecord } from './ticket.ts'

export interface Opening {
  readonly ticket: Omit<NewTicket, 'at' | 'versionThen'>
  readonly names: Pick<TicketRecord, 'account' | 'environment' | 'plan'>
  readonly text: string
  readonly fileIds: readonly string[]
  readonly decision: StoredDecision
  readonly side: Side
  /** Whether it is for the account's manager, who has it at once. */
  readonly isForManager?: boolean
  /** What was answered about scope, by the policy's own ids. */
  readonly scopeAnswers?: ScopeAnswers
  /** The draft that this sends, if any. */
  readonly draft: string
}
export interface Opened {
  readonly ticket: TicketRecord
  readonly messageId: string
}

/**
 * Writes a new ticket with its opening message, its decision and its files, and starts its clock. The opening text is
 * the customer's, whoever typed it, so it stops nothing.
 */
export async function recordOpening(ctx: Ctx, opening: Opening): Promise<Opened> {
  const at = await ctx.now()
  const { ticket: row } = opening
  const { accountId, id: ticketId } = row
  const versionThen = opening.names.environment?.versionThen ?? null
  ctx.post(insertTicket(ctx, { ...row, versionThen, at }))
  const messageId = ctx.newId()
  const message = {
    accountId,
    ticketId,
    id: messageId,
    authorId: row.openedBy,
    side: 'customer',
    text: opening.text,
    at,
  } as const
  const byId = row.onBehalfBy ?? row.openedBy
  const change = { id: ctx.newId(), to: row.priority, byId, side: opening.side, decision: opening.decision }
  ctx.post(insertOpening(ctx, message, change, { personId: byId, about: opening.draft }))
  await attachSent(ctx, { accountId, ticketId, messageId, audience: 'customer' }, opening.fileIds)
  const opened = newRecord(opening, at)
  const assigneeId = opening.isForManager ? await managerFor(ctx, opened) : null
  await tellOpening(ctx, opening, { messageId, assigneeId })
  if (assigneeId !== null) await tellGiven(ctx, opened, { byId, side: opening.side, assigneeId })
  return { ticket: await settleTicket(ctx, opened, { ...opened, assigneeId }), messageId }
}

const scopeMark = 'scope.'

/** The answers about scope that an opening carries. */
export const scopeAnswersIn = ({ data = {} }: Pick<DomainEvent, 'data'>): ScopeAnswers =>
  Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) =>
      key.startsWith(scopeMark) && typeof value === 'string' ? [[key.slice(scopeMark.length), value] as const] : [],
    ),
  )

interface Sent {
  readonly messageId: string
  readonly assigneeId: string | null
}
async function tellOpening(ctx: Ctx, opening: Opening, { messageId, assigneeId }: Sent): Promise<void> {
  const { ticket, text, decision, scopeAnswers = {} } = opening
  const { accountId, id, priority, isPromised, agreementId, productId, environmentId } = ticket
  const answers = Object.entries(scopeAnswers).map(([question, answer]) => [`${scopeMark}${question}`, answer] as const)
  await ctx.publish({
    type: 'ticket.opened',
    accountId,
    subject: { type: 'ticket', id },
    data: {
      ...{ priority, promised: isPromised, productId, messageId, policyVersion: decision.policyVersion },
      ...(environmentId !== null && { environmentId }),
      ...(agreementId !== null && { agreementId }),
      ...(assigneeId !== null && { for: assigneeId }),
      ...Object.fromEntries(answers),
    },
    texts: { subject: ticket.subject, text },
  })
}

function newRecord({ ticket, names }: Opening, at: number): TicketRecord {
  return {
    ...ticket,
    ...names,
    status: 'open',
    turnSince: at,
    place: null,
    assigneeId: null,
    coverageKey: null,
    dueAt: null,
    lifeTimerAt: null,
    lifeStep: null,
    snoozedUntil: null,
    wakesOn: null,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    version: 0,
  }
}
