import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { giveScopeVerdictEndpoint } from '@mainstay/contracts/scope'
import type { ScopeRules } from '@mainstay/policy/scope'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { policyForAccount, policyOf } from '../policies/index.ts'
import { accessOf, getTicketForUpdate, replyToTicket, type TicketRecord, ticketView } from '../tickets/index.ts'
import { findStanding, type VerdictRow } from './queries.ts'
import { recordVerdict } from './record-verdict.ts'
import { viewOfStanding } from './view-of-standing.ts'

type Input = InputOf<typeof giveScopeVerdictEndpoint>
type Output = OutputOf<typeof giveScopeVerdictEndpoint>

/**
 * A person confirms, overrules or gives a verdict. What is not covered goes with a public message in the same transaction:
 * that explanation is the response, and the clock is met by it. Only people judge: a program's key is refused.
 */
export async function giveScopeVerdict(ctx: Ctx, { params, body }: Input): Promise<Output> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.judge_scope', accessOf(ticket))
  if (ctx.actor.kind !== 'staff') throw new Refusal('access.denied')
  requireCurrentVersion(ctx, ticket.version)
  const standing = await findStanding(ctx, ticket.accountId, ticket.id)
  const { scope: rules, version: policyVersion } = await policyFor(ctx, ticket, standing)
  const exclusion = exclusionIn(body, rules)
  refuseTheSame(standing, body.verdict, exclusion)
  if (body.verdict !== 'in_scope' && !body.message) throw new Refusal('scope.explain_first')

  const reply =
    body.message &&
    (await replyToTicket(ctx, { params, query: undefined, body: { ...body.message, audience: 'customer' } }))
  await recordVerdict(ctx, {
    ...{ ticket, standing, rules, policyVersion, exclusion },
    verdict: body.verdict,
    byId: actingPerson(ctx),
    note: body.note,
    messageId: reply === undefined ? null : decodeId('msg', reply.id),
  })
  const { ticket: answered, ...message } = reply ?? {}
  return {
    verdict: await viewOfStanding(ctx, ticket),
    message: 'id' in message ? message : null,
    ticket: answered ?? (await ticketView(ctx, ticket)),
  }
}

/** A verdict is said by the policy that the ticket was opened under. */
async function policyFor(ctx: Ctx, { accountId }: TicketRecord, standing: VerdictRow | undefined) {
  return standing ? policyOf(ctx, standing.decision.policyVersion) : policyForAccount(ctx, accountId)
}

function exclusionIn({ verdict, exclusion }: Input['body'], { exclusions }: ScopeRules): string | null {
  if (verdict === 'in_scope') return null
  if (exclusion === undefined || !exclusions.some(({ key }) => key === exclusion)) {
    throw new Refusal('scope.exclusion_unknown')
  }
  return exclusion
}

function refuseTheSame(standing: VerdictRow | undefined, verdict: string, exclusion: string | null): void {
  const isSame = standing?.verdict === verdict && standing.exclusion === exclusion
  if (isSame && standing.author === 'person') throw new Refusal('scope.stands_already')
}
