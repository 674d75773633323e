import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getAccountPolicyEndpoint } from '@mainstay/contracts/policies'
import { Refusal } from '@mainstay/contracts/problems'
import { renderSections } from '@mainstay/policy/document'
import { agreementAt } from '@mainstay/policy/entitlements'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { sectionViews } from '../policies/index.ts'
import { asPolicyAgreement } from './as-policy.ts'
import { entitlementOf } from './entitlement-of.ts'

/** "Our policy": the terms of this account in prose, special terms merged in. Refuses `agreement.not_in_force`. */
export async function getAccountPolicy(
  ctx: Ctx,
  { params }: InputOf<typeof getAccountPolicyEndpoint>,
): Promise<OutputOf<typeof getAccountPolicyEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'agreement.see', { accountId })
  const at = await ctx.now()
  const { agreement, policy, entitlement } = await entitlementOf(ctx, { accountId, at })
  if (!agreement) throw new Refusal('agreement.not_in_force', { clause: policy.agreements.inForce.clause })
  const { plan, addOns, annex } = agreementAt(asPolicyAgreement(agreement, policy), at)
  return {
    version: policy.version,
    title: policy.title,
    vendor: policy.vendor,
    planTitle: [policy.plans[plan]?.name ?? plan, ...addOns.map((name) => policy.addOns[name]?.name ?? name)].join(
      ' + ',
    ),
    sections: sectionViews(renderSections(policy, { plan, addOns, annex })),
    inForce: entitlement.result.inForce,
  }
}
