import { Refusal } from '@mainstay/contracts/problems'
import { type Annex, type Policy, parseAnnex } from '@mainstay/policy/document'

/** Refuses `agreement.plan_unknown` and `agreement.add_on_refused` for what this policy does not sell so (policy 1). */
export function checkSold(policy: Policy, plan: string, addOns: readonly string[]): void {
  if (!policy.plans[plan]) {
    throw new Refusal('agreement.plan_unknown', {
      detail: `Plans of version ${policy.version}: ${Object.keys(policy.plans).join(', ')}.`,
    })
  }
  for (const name of addOns) {
    const addOn = policy.addOns[name]
    if (!addOn)
      throw new Refusal('agreement.plan_unknown', {
        detail: `Add-ons of version ${policy.version}: ${Object.keys(policy.addOns).join(', ')}.`,
      })
    if (!addOn.on.includes(plan))
      throw new Refusal('agreement.add_on_refused', {
        detail: `${addOn.name} goes with ${addOn.on.join(', ')}.`,
        clause: addOn.clause,
      })
  }
}

/** Reads special terms in the policy's own language, on a plan of it. Refuses `agreement.annex_invalid` with every fault. */
export function readAnnex(annex: Readonly<Record<string, unknown>>, policy: Policy, plan: string): Annex {
  const terms = policy.plans[plan]?.terms
  const reading = parseAnnex(JSON.stringify(annex), terms && { plan: terms })
  if (reading.ok) return reading.annex
  throw new Refusal('agreement.annex_invalid', {
    errors: reading.problems.map(({ code, path, message }) => ({
      pointer: ['/annex', ...path.split('.')].filter((step) => step !== '').join('/'),
      code,
      detail: message,
    })),
  })
}
