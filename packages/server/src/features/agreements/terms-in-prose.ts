import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { getAccountPolicyEndpoint } from '@mainstay/contracts/policies'
import { Refusal } from '@mainstay/contracts/problems'
import { renderSections } from '@mainstay/policy/document'
import { agreementAt, type DedicatedPortal, dedicatedPortalAt } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { sectionViews } from '../policies/index.ts'
import { asPolicyAgreement } from './as-policy.ts'
import { entitlementOf } from './entitlement-of.ts'

/** The terms of an account in prose, special terms merged in. Refuses `agreement.not_in_force`. `at` in epoch ms. */
export async function termsInProse(
  ctx: Ctx,
  asked: { readonly accountId: string; readonly at: number },
): Promise<OutputOf<typeof getAccountPolicyEndpoint>> {
  const held = await entitlementOf(ctx, asked)
  const { agreement, policy, entitlement } = held
  if (!agreement) throw new Refusal('agreement.not_in_force', { clause: policy.agreements.inForce.clause })
  const { plan, addOns, annex } = agreementAt(asPolicyAgreement(agreement, policy), asked.at)
  const names = [policy.plans[plan]?.name ?? plan, ...addOns.map((name) => policy.addOns[name]?.name ?? name)]
  return {
    version: policy.version,
    title: policy.title,
    vendor: policy.vendor,
    planTitle: names.join(' + '),
    sections: sectionViews(renderSections(policy, { plan, addOns, annex })),
    inForce: entitlement.result.inForce,
    formerPortal: formerPortal(dedicatedPortalAt({ ...held, at: asked.at }), asked.at),
  }
}

/** While the address of a portal that ended still leads to the shared one. */
function formerPortal(portal: DedicatedPortal, at: number) {
  if (portal.holds || portal.endedAt === undefined || portal.redirectsUntil === undefined) return null
  if (portal.redirectsUntil <= at) return null
  return {
    endedAt: new Date(portal.endedAt).toISOString(),
    leadsOnUntil: new Date(portal.redirectsUntil).toISOString(),
    clause: portal.clause ?? '',
  }
}
