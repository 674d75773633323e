import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { linkKnownIssueEndpoint } from '@mainstay/contracts/known-issues'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accessOf, getTicketForUpdate } from '../tickets/index.ts'
import { addIssueTicket, dropIssueTicket, lockIssue } from './known-issue-queries.ts'
import { issueViews } from './list-known-issues.ts'
import type { InUse } from './ports.ts'

type Link = typeof linkKnownIssueEndpoint

/** Says that a ticket is about a known issue, or is not; twice is once. Refuses `ticket.not_found`, `known_issue.not_found`. */
export async function linkKnownIssue(ctx: Ctx, { params, body }: InputOf<Link>, inUse: InUse): Promise<OutputOf<Link>> {
  const ticket = await getTicketForUpdate(ctx, body.ticketId)
  allow(ctx, 'known_issue.link', accessOf(ticket))
  const id = decodeId('kis', params.knownIssueId)
  const row = await lockIssue(ctx, id)
  if (!row) throw new Refusal('known_issue.not_found')
  const link = { accountId: ticket.accountId, ticketId: ticket.id, issueId: id }
  const isChanged = body.isLinked ? await addIssueTicket(ctx, link) : await dropIssueTicket(ctx, link)
  if (isChanged)
    await ctx.publish({
      type: body.isLinked ? 'ticket.issue_linked' : 'ticket.issue_unlinked',
      accountId: ticket.accountId,
      subject: { type: 'ticket', id: ticket.id },
      data: { knownIssueId: id },
    })
  const [view] = await issueViews(ctx, inUse, [row])
  if (!view) throw new Refusal('known_issue.not_found')
  return view
}
