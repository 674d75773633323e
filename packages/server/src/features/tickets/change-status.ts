import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { changeStatusEndpoint } from '@mainstay/contracts/tickets'
import type { Action } from '@mainstay/policy/access'
import type { TicketStatus } from '@mainstay/policy/commitments'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { readingOf, type TicketReading } from '../commitments/index.ts'
import { actingSide } from './acting-side.ts'
import { changeTicket, type Step } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { requireStatusChange } from './status-rules.ts'
import { accessOf, type TicketRecord } from './ticket.ts'

type Input = InputOf<typeof changeStatusEndpoint>
type Body = Input['body']
type Event = Step['events'][number]

/**
 * Moves a ticket through its life (policy 11). A contact says "solved", "not solved", or takes it back; staff end it
 * only after a public answer, or, as a lead and with a reason, as spam or a duplicate.
 */
export async function changeStatus(ctx: Ctx, { params, body }: Input): Promise<OutputOf<typeof changeStatusEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, actionFor(ticket, body), accessOf(ticket))
  requireCurrentVersion(ctx, ticket.version)
  const reading = await readingOf(ctx, ticket.accountId, ticket.id)
  const event = isByLead(body) ? await endByLead(ticket, body) : await move(ctx, ticket, body, reading)
  const { status, reason } = body
  return changeTicket(ctx, ticket, {
    after: { ...ticket, status },
    changes: [{ id: ctx.newId(), kind: 'status', from: ticket.status, to: body.because ?? status, reason }],
    events: [{ ...event, ...(reason !== undefined && { texts: { reason } }) }],
  })
}

const isByLead = ({ because }: Body): boolean => because === 'spam' || because === 'duplicate'

type StatusAction = Extract<
  Action,
  | 'ticket.close_as_spam_or_duplicate'
  | 'ticket.withdraw'
  | 'ticket.close'
  | 'ticket.reopen'
  | 'ticket.resolve'
  | 'ticket.change_status'
>
const actions: Readonly<Partial<Record<TicketStatus, StatusAction>>> = {
  closed: 'ticket.close',
  resolved: 'ticket.resolve',
}

function actionFor(ticket: TicketRecord, body: Body): StatusAction {
  if (isByLead(body)) return 'ticket.close_as_spam_or_duplicate'
  if (body.because === 'withdrawn') return 'ticket.withdraw'
  const isOver = ticket.status === 'resolved' || ticket.status === 'closed'
  if (isOver && body.status === 'open') return 'ticket.reopen'
  return actions[body.status] ?? 'ticket.change_status'
}

/** Listed in the report, so a reason is owed; only as long as the ticket is not ended anyway. */
async function endByLead(ticket: TicketRecord, { status, because, reason }: Body): Promise<Event> {
  if (status !== 'closed' || ticket.status === 'closed') throw new Refusal('ticket.status_refused')
  if (reason === undefined) throw new Refusal('ticket.reason_needed')
  const data = { from: ticket.status, to: status, side: 'staff', because: because ?? null }
  return { type: 'ticket.status_changed', data }
}

async function move(ctx: Ctx, ticket: TicketRecord, body: Body, reading: TicketReading): Promise<Event> {
  const side = actingSide(ctx)
  requireSense(body)
  const by = side === 'customer' ? 'customer' : 'staff'
  const { commitments, firstAnswered } = reading
  await requireStatusChange(ctx, ticket, { to: body.status, by, withMessage: false, commitments })
  const { status: to, because } = body
  const { status: from } = ticket
  if (side !== 'customer')
    return { type: 'ticket.status_changed', data: { from, to, side, ...(because && { because }) } }
  if (to === 'closed' && !firstAnswered) return { type: 'ticket.withdrawn', data: {} }
  if (to === 'open') return { type: 'ticket.reopened', data: { from, side } }
  return { type: 'ticket.status_changed', data: { from, to, side, ...(because && { because }) } }
}

/** What a contact says must fit where the ticket goes. */
function requireSense({ status, because }: Body): void {
  if (because === 'not_solved' && status !== 'open') throw new Refusal('ticket.status_refused')
  if ((because === 'solved' || because === 'withdrawn') && status !== 'closed')
    throw new Refusal('ticket.status_refused')
}
