import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getPolicyEndpoint } from '@mainstay/contracts/policies'
import { Refusal } from '@mainstay/contracts/problems'
import { type Policy, renderEverySection, renderSections } from '@mainstay/policy/document'
import { DecisionError } from '@mainstay/policy/reasons'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { policyOf } from './policy-of.ts'
import { findPolicyVersion } from './queries.ts'
import { sectionViews } from './section-views.ts'

type Input = InputOf<typeof getPolicyEndpoint>

function render(policy: Policy, { plan, addOns }: Input['query']) {
  if (plan === undefined) return renderEverySection(policy)
  try {
    return renderSections(policy, { plan, addOns: [addOns ?? []].flat() })
  } catch (error) {
    if (error instanceof DecisionError) throw new Refusal('agreement.plan_unknown')
    throw error
  }
}

const plansOf = (policy: Policy): OutputOf<typeof getPolicyEndpoint>['plans'] =>
  Object.entries(policy.plans).map(([key, { name }]) => ({
    key,
    name,
    addOns: Object.entries(policy.addOns).flatMap(([addOn, sold]) =>
      sold.on.includes(key) ? [{ key: addOn, name: sold.name }] : [],
    ),
  }))

/** A version in prose, of one plan or of all; the source is for the staff. */
export async function getPolicy(ctx: Ctx, { params, query }: Input): Promise<OutputOf<typeof getPolicyEndpoint>> {
  allow(ctx, 'policy.see', {})
  const policy = await policyOf(ctx, params.version)
  if (query.plan !== undefined && !policy.plans[query.plan]) throw new Refusal('agreement.plan_unknown')
  const row = ctx.principal.role === 'desk_customer' ? undefined : await findPolicyVersion(ctx, params.version)
  return {
    version: policy.version,
    title: policy.title,
    vendor: policy.vendor,
    source: row?.source ?? null,
    plans: plansOf(policy),
    sections: sectionViews(render(policy, query)),
  }
}
