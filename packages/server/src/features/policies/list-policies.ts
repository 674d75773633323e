import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listPoliciesEndpoint } from '@mainstay/contracts/policies'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { policyOf } from './policy-of.ts'
import { listPolicyVersions } from './queries.ts'

/** Published versions, the newest first. How many agreements pin one is for the staff. */
export async function listPolicies(ctx: Ctx): Promise<OutputOf<typeof listPoliciesEndpoint>> {
  allow(ctx, 'policy.see', {})
  const items = []
  for (const row of await listPolicyVersions(ctx)) {
    const { title } = await policyOf(ctx, row.version)
    items.push({
      version: row.version,
      title,
      publishedAt: row.published_at.toISOString(),
      digest: row.digest,
      agreements: ctx.principal.role === 'desk_customer' ? null : (row.agreements ?? 0),
    })
  }
  return { items }
}
