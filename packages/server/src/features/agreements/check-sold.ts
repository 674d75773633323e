import { Refusal } from '@mainstay/contracts/problems'
import { type Annex, type AnnexParse, type Policy, parseAnnex } from '@mainstay/policy/document'

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

export interface AnnexSent {
  readonly annex?: Readonly<Record<string, unknown>> | null | undefined
  readonly annexSource?: string | undefined
}

/**
 * Reads special terms in the policy's own language, on a plan of it: as YAML, where each fault says its line, or as the
 * values themselves. Refuses `agreement.annex_invalid` with every fault.
 */
export function readAnnex({ annex, annexSource }: AnnexSent, policy: Policy, plan: string): Annex | undefined {
  if (annexSource === undefined && !annex) return undefined
  const reading = parseOn(policy, plan, annexSource ?? JSON.stringify(annex))
  if (reading.ok) return reading.annex
  throw new Refusal('agreement.annex_invalid', {
    errors: reading.problems.map(({ code, path, message, line, column }) =>
      annexSource === undefined
        ? { pointer: ['/annex', ...path.split('.')].filter((step) => step !== '').join('/'), code, detail: message }
        : { pointer: '/annexSource', code, detail: `Line ${line}, column ${column}: ${message}` },
    ),
  })
}

/** Special terms as YAML, held against the hours of the plan that they stand on. */
export const parseOn = (policy: Policy, plan: string, source: string): AnnexParse => {
  const terms = policy.plans[plan]?.terms
  return parseAnnex(source, terms && { plan: terms })
}
