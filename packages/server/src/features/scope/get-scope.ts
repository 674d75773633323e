import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getScopeEndpoint } from '@mainstay/contracts/scope'
import type { ScopeRules } from '@mainstay/policy/scope'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { policyForAccount, policyOf } from '../policies/index.ts'
import { accessOf, getTicketInSight, type TicketRecord } from '../tickets/index.ts'
import { isDisputed } from './dispute-queries.ts'
import { listVerdicts, type VerdictRow } from './queries.ts'
import { viewsOfVerdicts } from './view-of-standing.ts'

type Output = OutputOf<typeof getScopeEndpoint>

/** What is covered of a ticket: the verdict that stands and those before it. Notes of colleagues go to staff alone. */
export async function getScope(ctx: Ctx, { params }: InputOf<typeof getScopeEndpoint>): Promise<Output> {
  const ticket = await getTicketInSight(ctx, params.ticketId)
  const withNotes = isAllowed(ctx, 'ticket.see_notes', accessOf(ticket))
  const rows = await listVerdicts(ctx, { accountId: ticket.accountId, ticketId: ticket.id, withNotes })
  const [standing] = rows
  const policy = await (standing
    ? policyOf(ctx, standing.decision.policyVersion)
    : policyForAccount(ctx, ticket.accountId))
  const history = await viewsOfVerdicts(ctx, rows, policy.scope)
  return {
    current: history[0] ?? null,
    history,
    exclusions: policy.scope.exclusions.map(({ key, number, clause, label }) => ({ key, number, clause, label })),
    answers: answersIn(rows.at(-1), policy.scope),
    mayDisagree: await mayDisagree(ctx, ticket, standing),
  }
}

const answersIn = (first: VerdictRow | undefined, { questions }: ScopeRules): Output['answers'] =>
  questions.flatMap(({ id, ask, answers }) => {
    const given = answers.find((answer) => answer.id === first?.answers[id])
    return given ? [{ ask, answer: given.label }] : []
  })

/** A contact may answer what a person found not to be covered, once (policy 4.5). */
async function mayDisagree(ctx: Ctx, ticket: TicketRecord, standing: VerdictRow | undefined): Promise<boolean> {
  if (standing?.author !== 'person' || standing.verdict === 'in_scope' || standing.changeId === null) return false
  if (ticket.status === 'closed' || !isAllowed(ctx, 'ticket.disagree', accessOf(ticket))) return false
  return !(await isDisputed(ctx, ticket.accountId, standing.id))
}
