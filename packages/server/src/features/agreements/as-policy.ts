import type { Annex, Policy } from '@mainstay/policy/document'
import type { Agreement, AgreementChange, Amendment } from '@mainstay/policy/entitlements'
import type { AgreementRow } from './queries.ts'

/** Special terms hold once enough of the staff have signed them off (policy 12.3). */
export const isSignedOff = (signedBy: readonly string[], policy: Policy): boolean =>
  signedBy.length >= policy.agreements.annex.signedOffBy

const amendmentOf = (row: AgreementRow['amendments'], policy: Policy): readonly Amendment[] =>
  (row ?? []).map(({ effectiveAt, recordedAt, change, signedBy }) => {
    const { annex, ...rest } = change as AgreementChange
    const holds = annex === undefined || annex === null || isSignedOff(signedBy, policy)
    return { effectiveAt, recordedAt, change: annex !== undefined && holds ? { ...rest, annex } : rest }
  })

/** A stored agreement as the policy package reads it; terms that wait for a signature are left out. */
export const asPolicyAgreement = (row: AgreementRow, policy: Policy): Agreement => ({
  id: row.id,
  policyVersion: row.policy_version,
  plan: row.plan,
  addOns: row.add_ons,
  products: row.product_ids,
  environments: row.environment_ids,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  zone: row.zone,
  orderForm: row.order_form,
  ...(row.annex !== null && isSignedOff(row.annex_signed_by, policy) ? { annex: row.annex as unknown as Annex } : {}),
  amendments: amendmentOf(row.amendments, policy),
})
