import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { admitRequestEndpoint, adoptRequestEndpoint } from '@mainstay/contracts/held-requests'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { releaseHeldFiles } from '../files/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { openTicketFrom } from '../tickets/index.ts'
import { decidedNow, type PlacedRow, takeToDecide } from './decide-request.ts'
import { askForLetter } from './letters.ts'
import { viewNow } from './list-held-requests.ts'
import { updateHeld } from './queries.ts'

/** Any contact who may open tickets takes it on: it is her ticket from now on, and the clock starts (policy 7.8). */
export async function adoptRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof adoptRequestEndpoint>,
): Promise<OutputOf<typeof adoptRequestEndpoint>> {
  const row = await takeToDecide(ctx, params.heldRequestId, 'held_request.adopt')
  return openFor(ctx, { row, body, reason: undefined })
}

/** A lead does not wait for a contact: the ticket is the primary's, opened on behalf, and the reason is read by both sides. */
export async function admitRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof admitRequestEndpoint>,
): Promise<OutputOf<typeof admitRequestEndpoint>> {
  const row = await takeToDecide(ctx, params.heldRequestId, 'held_request.admit')
  return openFor(ctx, { row, body, reason: body.reason })
}

type Choice = InputOf<typeof adoptRequestEndpoint>['body']

async function openFor(
  ctx: Ctx,
  { row, body, reason }: { readonly row: PlacedRow; readonly body: Choice; readonly reason: string | undefined },
) {
  const { id, account_id: accountId } = row
  const { adoptedAs } = (await policyForAccount(ctx, accountId)).people.heldRequests
  const { ticket, messageId } = await openTicketFrom(ctx, {
    body: {
      kind: body.kind ?? adoptedAs.kind,
      priority: body.priority ?? adoptedAs.priority,
      subject: row.subject,
      text: textOf(row),
      environment: 'unknown',
      sight: 'team',
      accountId: encodeId('acc', accountId),
      fileIds: [],
    },
    // whoever takes it on keeps the ticket that they were writing themselves
    draft: id,
  })
  const ticketId = decodeId('tkt', ticket.id)
  const by = decodeId('per', ticket.openedBy.id)
  await releaseHeldFiles(ctx, { requestId: id, accountId, ticketId, messageId, by })
  await updateHeld(ctx, id, {
    ...(await decidedNow(ctx, row)),
    state: 'adopted',
    ticket_id: ticketId,
    ...(reason === undefined ? {} : { admitted_because: reason }),
  })
  await ctx.publish({
    type: 'held_request.adopted',
    accountId,
    subject: { type: 'held_request', id },
    data: { ticketId, admitted: reason !== undefined },
    ...(reason === undefined ? {} : { texts: { reason } }),
  })
  if (row.proved_at !== null)
    await askForLetter(ctx, { kind: 'request_taken_on', subject: { type: 'held_request', id }, accountId })
  return viewNow(ctx, id)
}

/** Whose words they are stands before them: the ticket itself is in the name of whoever took it on. */
const textOf = ({ name, email, text }: PlacedRow): string => `From ${name}, ${email}:\n\n${text}`
