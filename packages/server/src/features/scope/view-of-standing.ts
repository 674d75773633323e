import type { ScopeVerdict } from '@mainstay/contracts/scope'
import type { ScopeRules } from '@mainstay/policy/scope'
import type { Ctx } from '../../platform/ctx.ts'
import { readerOf } from '../commitments/index.ts'
import { personRefs } from '../contacts/index.ts'
import { policyOf } from '../policies/index.ts'
import type { TicketRecord } from '../tickets/index.ts'
import { listVerdicts, type VerdictRow } from './queries.ts'
import { verdictView } from './verdict-view.ts'

/** Verdicts of one ticket, latest first, as this reader sees them. */
export async function viewsOfVerdicts(
  ctx: Ctx,
  rows: readonly VerdictRow[],
  rules: ScopeRules,
): Promise<ScopeVerdict[]> {
  const people = await personRefs(
    ctx,
    rows.map(({ byId }) => byId),
  )
  const reader = await readerOf(ctx, await ctx.now())
  const standingId = rows[0]?.id ?? ''
  return rows.map((row) => verdictView(row, { rules, reader, people, standingId }))
}

/** The verdict that stands, just written. */
export async function viewOfStanding(ctx: Ctx, { accountId, id }: TicketRecord): Promise<ScopeVerdict> {
  const [row] = await listVerdicts(ctx, { accountId, ticketId: id, withNotes: true })
  if (!row) throw new Error('a verdict was written and is not there')
  const { scope } = await policyOf(ctx, row.decision.policyVersion)
  const [view] = await viewsOfVerdicts(ctx, [row], scope)
  return view as ScopeVerdict
}
