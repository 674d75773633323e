import type { Agreement } from '@mainstay/contracts/accounts'
import type { Policy } from '@mainstay/policy/document'
import { agreementAt, entitlementAt } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { policyOf } from '../policies/index.ts'
import { asPolicyAgreement, isSignedOff } from './as-policy.ts'
import type { AgreementRow } from './queries.ts'
import { termRows } from './term-rows.ts'

type State = Agreement['state']

const stateOf = (row: AgreementRow, policy: Policy, decided: ReturnType<typeof entitlementAt>): State => {
  const { result } = decided
  if (result.inForce)
    return row.annex !== null && !isSignedOff(row.annex_signed_by, policy)
      ? 'unsigned'
      : result.inGrace
        ? 'grace'
        : 'in_force'
  return result.because === 'not_started' ? 'not_started' : 'ended'
}

const namesIn = (row: AgreementRow): readonly string[] => [
  ...row.annex_signed_by,
  ...(row.amendments ?? []).map(({ recordedBy }) => recordedBy),
]

const isoAt = (ms: number): string => new Date(ms).toISOString()

const amendmentViews = (row: AgreementRow, people: ReadonlyMap<string, PersonRefView>): Agreement['amendments'] =>
  (row.amendments ?? []).flatMap((amendment) => {
    const recordedBy = people.get(amendment.recordedBy)
    if (!recordedBy) return []
    const { id, effectiveAt, recordedAt, reason, change } = amendment
    return [
      {
        id: encodeId('amd', id),
        effectiveAt: isoAt(effectiveAt),
        recordedAt: isoAt(recordedAt),
        recordedBy,
        reason,
        change,
      },
    ]
  })

/** An agreement as it stands at an instant, with its terms. */
export async function agreementView(ctx: Ctx, row: AgreementRow, at: number): Promise<Agreement> {
  const policy = await policyOf(ctx, row.policy_version)
  const agreement = asPolicyAgreement(row, policy)
  const standing = agreementAt(agreement, at)
  const inVersion = standing.policyVersion === policy.version ? policy : await policyOf(ctx, standing.policyVersion)
  const decided = entitlementAt({
    agreements: [agreement],
    policies: new Map([
      [policy.version, policy],
      [inVersion.version, inVersion],
    ]),
    at,
  })
  const people = await personRefs(ctx, namesIn(row))
  return {
    id: encodeId('agr', row.id),
    accountId: encodeId('acc', row.account_id),
    orderForm: row.order_form,
    policyVersion: standing.policyVersion,
    plan: standing.plan,
    planTitle: inVersion.plans[standing.plan]?.name ?? standing.plan,
    addOns: [...standing.addOns],
    productIds: row.product_ids.map((id) => encodeId('prd', id)),
    startsOn: row.starts_on,
    endsOn: standing.endsOn,
    zone: row.zone,
    state: stateOf(row, policy, decided),
    annex: row.annex as Agreement['annex'],
    annexSignedBy: row.annex_signed_by.flatMap((id) => people.get(id) ?? []),
    amendments: amendmentViews(row, people),
    terms: decided.result.inForce ? [...termRows(decided.result.terms)] : [],
    version: row.version,
  }
}
