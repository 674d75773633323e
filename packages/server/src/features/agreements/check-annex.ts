import type { checkAnnexEndpoint } from '@mainstay/contracts/agreements'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { renderSections } from '@mainstay/policy/document'
import { compareTerms, termsOf } from '@mainstay/policy/entitlements'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { sectionViews } from '../policies/index.ts'
import { checkSold, parseOn } from './check-sold.ts'
import { pinnedPolicy } from './sold-to.ts'

type Checked = OutputOf<typeof checkAnnexEndpoint>

/** Are special terms sound, and what do they say? Every fault with its line, or the prose. Nothing is written. */
export async function checkAnnex(ctx: Ctx, { body }: InputOf<typeof checkAnnexEndpoint>): Promise<Checked> {
  allow(ctx, 'staff.see', {})
  const { plan, addOns } = body
  const policy = await pinnedPolicy(ctx, body.policyVersion)
  checkSold(policy, plan, addOns)
  const signaturesNeeded = policy.agreements.annex.signedOffBy
  const reading = parseOn(policy, plan, body.source)
  if (!reading.ok) return { faults: reading.problems.map(faultView), terms: [], sections: [], signaturesNeeded }
  const { annex } = reading
  const [without, withIt] = [
    { plan, addOns },
    { plan, addOns, annex },
  ].map((sold) => ({
    policy,
    terms: termsOf(policy, sold),
  }))
  return {
    faults: [],
    terms: compareTerms(without, withIt).map((change) => ({ ...change })),
    sections: sectionViews(renderSections(policy, { plan, addOns, annex }).filter(({ clause }) => clause === 'A')),
    signaturesNeeded,
  }
}

const faultView = ({
  line,
  column,
  code,
  message,
  suggestion,
}: {
  readonly line: number
  readonly column: number
  readonly code: string
  readonly message: string
  readonly suggestion?: string | undefined
}): Checked['faults'][number] => ({ line, column, code, message, suggestion: suggestion ?? null })
