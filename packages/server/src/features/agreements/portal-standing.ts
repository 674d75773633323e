import type { Decision } from '@mainstay/policy'
import { type PortalStanding, portalAt } from '@mainstay/policy/portals'
import type { Ctx } from '../../platform/ctx.ts'
import { asPolicyAgreement } from './as-policy.ts'
import { policiesFor } from './entitlement-of.ts'
import { type AgreementRow, listAgreementRows } from './queries.ts'

/** Which portal each of these accounts has at an instant, and why (policy 8, 12.6), by account id. */
export async function portalStandingsOf(
  ctx: Ctx,
  accountIds: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, Decision<PortalStanding>>> {
  if (accountIds.length === 0) return new Map()
  const rows = Map.groupBy(await listAgreementRows(ctx, ...accountIds), ({ account_id }) => account_id)
  const standings = new Map<string, Decision<PortalStanding>>()
  for (const id of accountIds) standings.set(id, await standingOn(ctx, rows.get(id) ?? [], at))
  return standings
}

async function standingOn(ctx: Ctx, rows: readonly AgreementRow[], at: number): Promise<Decision<PortalStanding>> {
  const policies = await policiesFor(ctx, rows)
  const agreements = rows.flatMap((row) => {
    const policy = policies.get(row.policy_version)
    return policy ? [asPolicyAgreement(row, policy)] : []
  })
  return portalAt({ agreements, policies, at })
}
