import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type {
  previewIssueUpdateEndpoint,
  sendIssueUpdateEndpoint,
  UpdatedTicket,
} from '@mainstay/contracts/known-issues'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { ticketsOfIssue } from '../releases/index.ts'
import { numberOf, previewShared, type SharedTo, shareUpdate } from '../tickets/index.ts'

/** Refuses `known_issue.not_found`. */
async function ticketsOf(ctx: Ctx, knownIssueId: string): Promise<readonly string[]> {
  allow(ctx, 'release.see', {})
  const ids = await ticketsOfIssue(ctx, decodeId('kis', knownIssueId))
  if (!ids) throw new Refusal('known_issue.not_found')
  return ids
}

const view = ({ ticket, leftOut }: SharedTo): UpdatedTicket => ({
  ticket: { id: encodeId('tkt', ticket.id), number: numberOf(ticket), subject: ticket.subject },
  account: { id: encodeId('acc', ticket.accountId), ...ticket.account },
  leftOut: leftOut ?? null,
  isOwed: ticket.dueAt !== null,
})

/** Which tickets it would go to, and which are left out. */
export async function previewIssueUpdate(
  ctx: Ctx,
  { params }: InputOf<typeof previewIssueUpdateEndpoint>,
): Promise<OutputOf<typeof previewIssueUpdateEndpoint>> {
  const ids = await ticketsOf(ctx, params.knownIssueId)
  return { items: (await previewShared(ctx, ids)).map(view) }
}

/** Sends it, all or none. What was left out is answered, so that whoever sent it can go on there. */
export async function sendIssueUpdate(
  ctx: Ctx,
  { params, body }: InputOf<typeof sendIssueUpdateEndpoint>,
): Promise<OutputOf<typeof sendIssueUpdateEndpoint>> {
  const ids = await ticketsOf(ctx, params.knownIssueId)
  const shared = await shareUpdate(ctx, ids, body.text)
  const sent = shared.filter(({ leftOut }) => leftOut === undefined).length
  if (sent === 0) throw new Refusal('known_issue.no_tickets')
  await ctx.publish({
    type: 'known_issue.told',
    subject: { type: 'known_issue', id: decodeId('kis', params.knownIssueId) },
    data: { tickets: sent, leftOut: shared.length - sent },
    texts: { text: body.text },
  })
  return { sent, items: shared.map(view) }
}
