import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { decideDissentEndpoint } from '@mainstay/contracts/tickets'
import { isHigher } from '@mainstay/policy/commitments'
import type { Priority } from '@mainstay/policy/priority'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { type ChangeRow, findChange, findDissentAt, isAnswered, type NewChange } from './change-queries.ts'
import { changeTicket, type Step } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { accessOf, type TicketRecord } from './ticket.ts'

interface Case {
  /** The staff's change of priority, or their verdict on scope, that is disputed. */
  readonly disputed: ChangeRow
  readonly dissent: ChangeRow
}

/**
 * A lead decides on a dissent, named by its own id or by that of the change it disputes. Upheld against a lowering, the
 * earlier due time holds again; upheld against a raise, the priority goes back by the usual rules (policy 4.5). Upheld
 * against a verdict on scope, the ticket is in scope: that is written by who keeps the verdicts, and no clock moves.
 */
export async function decideDissent(
  ctx: Ctx,
  { params, body }: InputOf<typeof decideDissentEndpoint>,
): Promise<OutputOf<typeof decideDissentEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.decide_dissent', accessOf(ticket))
  const found = await findCase(ctx, ticket, decodeId('chg', body.changeId))
  if (!found || (await isAnswered(ctx, ticket.accountId, found.dissent.id))) {
    throw new Refusal('ticket.nothing_to_decide')
  }
  const { upheld, text } = body
  const ruling: NewChange = {
    id: ctx.newId(),
    kind: 'ruling',
    to: upheld ? 'upheld' : 'dismissed',
    reason: text,
    answers: found.dissent.id,
  }
  return changeTicket(ctx, ticket, rule(ctx, ticket, found, { ruling, upheld, text }))
}

/** A dissent was told to be at `changeId`, either itself or the change it answers. */
async function findCase(
  ctx: Ctx,
  { accountId, id: ticketId }: TicketRecord,
  changeId: string,
): Promise<Case | undefined> {
  const where = { accountId, ticketId }
  const dissent =
    (await findChange(ctx, { ...where, id: changeId, kind: 'dissent' })) ??
    (await findDissentAt(ctx, { ...where, changeId }))
  if (!dissent?.answers) return undefined
  const disputed =
    (await findChange(ctx, { ...where, id: dissent.answers, kind: 'priority' })) ??
    (await findChange(ctx, { ...where, id: dissent.answers, kind: 'scope' }))
  return disputed ? { disputed, dissent } : undefined
}

interface Ruling {
  readonly ruling: NewChange
  readonly upheld: boolean
  readonly text: string
}

function rule(ctx: Ctx, ticket: TicketRecord, { disputed }: Case, { ruling, upheld, text }: Ruling): Step {
  const [before, made] = [disputed.from as Priority, disputed.to as Priority]
  const isOfScope = disputed.kind === 'scope'
  const told = { changeId: disputed.id, rulingId: ruling.id, upheld, ...(isOfScope && { of: 'scope' }) }
  const texts = { text }
  if (!upheld || isOfScope) {
    return { after: ticket, changes: [ruling], events: [{ type: 'ticket.dissent_decided', data: told, texts }] }
  }
  if (isHigher(before, made)) {
    const priority = isHigher(before, ticket.priority) ? before : ticket.priority
    const event = { type: 'ticket.dissent_decided', data: { ...told, restore: priority }, texts } as const
    return { after: { ...ticket, priority }, changes: [ruling], events: [event] }
  }
  return revertRaise(ctx, ticket, { ruling, told, texts, before })
}

interface Revert {
  readonly ruling: NewChange
  readonly told: Readonly<Record<string, string | boolean>>
  readonly texts: { readonly text: string }
  readonly before: Priority
}

/** Nothing was taken away by a raise, so its clock is lowered as any other. */
function revertRaise(ctx: Ctx, ticket: TicketRecord, { ruling, told, texts, before }: Revert): Step {
  const decided = { type: 'ticket.dissent_decided', data: told, texts } as const
  if (!isHigher(ticket.priority, before) || ticket.status === 'closed') {
    return { after: ticket, changes: [ruling], events: [decided] }
  }
  const change: NewChange = {
    id: ctx.newId(),
    kind: 'priority',
    from: ticket.priority,
    to: before,
    reason: texts.text,
  }
  const data = { from: ticket.priority, to: before, side: 'staff', changeId: change.id }
  return {
    after: { ...ticket, priority: before },
    changes: [ruling, change],
    events: [decided, { type: 'ticket.priority_changed', data, texts }],
  }
}
