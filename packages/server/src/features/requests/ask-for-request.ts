import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { askForRequestEndpoint, linkTicketEndpoint } from '@mainstay/contracts/requests'
import { countsOfAsk, isOpenRequest } from '@mainstay/policy/requests'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { getTicketInSight, type TicketRecord } from '../tickets/index.ts'
import { hasAsked, insertAsk, type NewAsk } from './ask-queries.ts'
import { countedWith } from './bought.ts'
import { moveWeight } from './keep-weight.ts'
import type { RequestRecord } from './queries.ts'
import { holdRequest } from './sight.ts'
import { requestView } from './views.ts'
import { addBacker, type Counted } from './weight-queries.ts'

/** A contact asks for it too, in words that stay with her account and the staff. Once each. */
export async function askForRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof askForRequestEndpoint>,
): Promise<OutputOf<typeof askForRequestEndpoint>> {
  const personId = actingPerson(ctx)
  if (ctx.principal.role !== 'desk_customer') throw new Refusal('access.denied')
  const { accountId } = ctx.principal
  allow(ctx, 'feature_request.ask', { accountId })
  const request = await holdRequest(ctx, params.requestId)
  requireOpen(request)
  const asked = { requestId: request.id, accountId, personId }
  if (await hasAsked(ctx, asked)) throw new Refusal('feature_request.asked_already')
  await recordAsk(ctx, request, { ...asked, useCase: body.useCase, ticketId: null, linkedBy: null })
  return requestView(ctx, request.id)
}

/** Staff take an enhancement ticket as an ask; what its contact wrote stays word for word where it is. */
export async function linkTicket(
  ctx: Ctx,
  { params, body }: InputOf<typeof linkTicketEndpoint>,
): Promise<OutputOf<typeof linkTicketEndpoint>> {
  allow(ctx, 'feature_request.keep', {})
  const ticket = await getTicketInSight(ctx, body.ticketId)
  const request = await holdRequest(ctx, params.requestId)
  requireOpen(request)
  await takeTicket(ctx, request, ticket)
  return requestView(ctx, request.id)
}

/** Refuses `feature_request.ticket_unfit` unless the ticket is an enhancement, `feature_request.ticket_linked` twice. */
export async function takeTicket(ctx: Ctx, request: RequestRecord, ticket: TicketRecord): Promise<void> {
  if (ticket.kind !== 'enhancement') throw new Refusal('feature_request.ticket_unfit')
  await recordAsk(ctx, request, {
    ...{ requestId: request.id, accountId: ticket.accountId, personId: ticket.openedBy },
    ...{ useCase: null, ticketId: ticket.id, linkedBy: actingPerson(ctx) },
  })
}

/** Refuses `feature_request.done_with` for what is shipped or declined. */
export function requireOpen({ status }: RequestRecord): void {
  if (!isOpenRequest(status)) throw new Refusal('feature_request.done_with')
}

type Asked = Omit<NewAsk, 'id' | 'at' | 'toldOf'>
/** Writes an ask down and counts it, with what its account holds now. */
export async function recordAsk(ctx: Ctx, request: RequestRecord, ask: Asked, known?: Counted): Promise<void> {
  const { accountId, requestId } = ask
  const id = ctx.newId()
  const counted = known ?? (await countedWith(ctx, accountId))
  await insertAsk(ctx, { ...ask, id, toldOf: request.saidId, at: await ctx.now() })
  const isFirstOfAccount = await asDesk(ctx, () => addBacker(ctx, { accountId, requestId, ...counted }))
  await moveWeight(ctx, request, countsOfAsk(counted, { isFirstOfAccount }))
  await ctx.publish({
    type: 'feature_request.asked',
    accountId,
    subject: { type: 'feature_request', id: requestId },
    data: { personId: ask.personId, askId: id, ticketId: ask.ticketId },
    ...(ask.useCase === null ? {} : { texts: { useCase: ask.useCase } }),
  })
}
