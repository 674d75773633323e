import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { assignTicketEndpoint } from '@mainstay/contracts/tickets'
import { can, type StaffActor, staffRoles } from '@mainstay/policy/access'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findStaff } from '../staff/index.ts'
import { isNamedFor } from './assignee-queries.ts'
import { changeTicket } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { accessOf, type TicketRecord } from './ticket.ts'
import { ticketView } from './ticket-view.ts'

/** Takes a ticket, hands it over or lets it go. Only who may answer it can have it. */
export async function assignTicket(
  ctx: Ctx,
  { params, body }: InputOf<typeof assignTicketEndpoint>,
): Promise<OutputOf<typeof assignTicketEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.assign', accessOf(ticket))
  requireCurrentVersion(ctx, ticket.version)
  const assigneeId = await assigneeOf(ctx, ticket, body.assigneeId)
  if (assigneeId === ticket.assigneeId) return ticketView(ctx, ticket)
  const { assigneeId: from } = ticket
  return changeTicket(ctx, ticket, {
    after: { ...ticket, assigneeId },
    changes: [{ id: ctx.newId(), kind: 'assignment', from, to: assigneeId }],
    events: [{ type: 'ticket.assigned', data: { from, to: assigneeId } }],
  })
}

async function assigneeOf(ctx: Ctx, ticket: TicketRecord, asked: string | null): Promise<string | null> {
  if (asked === null) return null
  const id = asked === 'me' ? actingPerson(ctx) : decodeId('per', asked)
  if (!(await mayBeGiven(ctx, id, ticket))) throw new Refusal('ticket.assignee_unknown')
  return id
}

/** Whether somebody on the staff may answer this ticket, and so be given it. */
export async function mayBeGiven(ctx: Ctx, personId: string, ticket: TicketRecord): Promise<boolean> {
  const actor = await staffActorOf(ctx, personId, ticket.accountId)
  return actor !== undefined && can(actor, 'ticket.assign', accessOf(ticket)).allowed
}

/** Someone else on the staff as the sentences of permission see them, for this account. */
async function staffActorOf(ctx: Ctx, personId: string, accountId: string): Promise<StaffActor | undefined> {
  const row = await findStaff(ctx, personId)
  if (!row) return undefined
  const sight = row.sight === 'all' ? 'all' : (await isNamedFor(ctx, personId, accountId)) ? [accountId] : []
  const roles = staffRoles.filter((role) => row.roles?.includes(role))
  return { kind: 'staff', personId, roles, sight }
}
