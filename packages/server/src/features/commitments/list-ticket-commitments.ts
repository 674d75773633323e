import type { listTicketCommitmentsEndpoint } from '@mainstay/contracts/commitments'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { viewsOf } from './views-of.ts'

/** Every promise on a ticket, oldest first. Refuses `ticket.not_found` for what is not in sight. */
export async function listTicketCommitments(
  ctx: Ctx,
  { params }: InputOf<typeof listTicketCommitmentsEndpoint>,
): Promise<OutputOf<typeof listTicketCommitmentsEndpoint>> {
  const ticket = await findTicketSight(ctx, decodeId('tkt', params.ticketId))
  if (!ticket) throw new Refusal('ticket.not_found')
  allow(ctx, 'ticket.see', ticket)
  const views = await viewsOf(ctx, [ticket])
  return { items: [...(views.get(ticket.id)?.all ?? [])] }
}

/** What the rules ask of a ticket. Row security keeps from customers what is not theirs; the account is named besides. */
async function findTicketSight(ctx: Ctx, id: string) {
  const query = ctx.db
    .selectFrom('tickets')
    .select(['id', 'account_id', 'sight', 'opened_by', 'status'])
    .where('id', '=', id)
  const { principal } = ctx
  const own = principal.role === 'desk_customer' ? query.where('account_id', '=', principal.accountId) : query
  const row = await own.executeTakeFirst()
  if (!row) return undefined
  const { account_id: accountId, opened_by: openedBy, ...rest } = row
  return { ...rest, accountId, openedBy, sight: rest.sight as 'team' | 'private', status: rest.status as 'open' }
}
