import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { getDownloadEndpoint } from '@mainstay/contracts/releases'
import { explain, type Reason } from '@mainstay/policy/reasons'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { entitlementOf } from '../agreements/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { windowGround } from './known-releases.ts'
import { findDownload, findRelease, type ReleaseRow } from './queries.ts'

/** Whether an agreement of the asking account covers the product now, and by which clause updates come with it (1.1). */
async function decide(ctx: Ctx, row: ReleaseRow) {
  const { principal } = ctx
  const at = await ctx.now()
  if (principal.role !== 'desk_customer') {
    const policy = await currentPolicy(ctx)
    return { isEntitled: true, policyVersion: policy.version, clause: policy.scope.covers.clause, reasons: [] }
  }
  const held = await entitlementOf(ctx, { accountId: principal.accountId, at, productId: row.product_id })
  const { clause } = held.policy.scope.covers
  const isEntitled = held.entitlement.result.inForce
  const own: Reason = { code: isEntitled ? 'release.comes_with_it' : 'release.needs_agreement', clause, facts: {} }
  const reasons = [...held.entitlement.reasons, own]
  return { isEntitled, policyVersion: held.entitlement.policyVersion, clause, reasons }
}

/** Where a release is got. Refuses `release.not_found`, `release.no_download`, `release.not_entitled` with the clause. */
export async function getDownload(
  ctx: Ctx,
  { params }: InputOf<typeof getDownloadEndpoint>,
): Promise<OutputOf<typeof getDownloadEndpoint>> {
  allow(ctx, 'release.see', {})
  const row = await findRelease(ctx, decodeId('rel', params.releaseId))
  if (!row) throw new Refusal('release.not_found')
  const { today, reader } = await windowGround(ctx, row.product_id)
  const download = await findDownload(ctx, row.id)
  const isOut = row.state === 'published' && row.available_on !== null && row.available_on <= today
  if (!download || !(isOut || reader.reader === 'staff')) throw new Refusal('release.no_download')
  const { isEntitled, policyVersion, clause, reasons } = await decide(ctx, row)
  if (!isEntitled) throw new Refusal('release.not_entitled', { clause })
  return {
    ...download,
    decision: {
      code: 'release.entitled',
      policyVersion,
      clauses: [clause],
      reasons: reasons.map((reason) => ({
        ...{ code: reason.code, clause: reason.clause ?? null, facts: { ...reason.facts } },
        text: explain(reason, reader),
      })),
    },
  }
}
