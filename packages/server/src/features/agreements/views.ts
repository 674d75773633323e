import type { Agreement } from '@mainstay/contracts/accounts'
import { Refusal } from '@mainstay/contracts/problems'
import type { Policy } from '@mainstay/policy/document'
import { agreementAt, endingSoon, entitlementAt, graceEndsOn } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { asPolicyAgreement, isSignedOff } from './as-policy.ts'
import { type Standing, standingOf } from './entitlement-of.ts'
import { type AgreementRow, listAgreementRows } from './queries.ts'
import { specialTermsView, waitsForSignature } from './special-terms.ts'
import { termRows } from './term-rows.ts'
import { listValues, type ValueRow } from './value-queries.ts'

type State = Agreement['state']

/** What an agreement is shown with. */
interface Beside {
  readonly rows: readonly AgreementRow[]
  readonly standing: Standing
  readonly people: ReadonlyMap<string, PersonRefView>
  /** Customers see nothing of what waits for a signature. */
  readonly isStaff: boolean
  /** Of the staff alone. */
  readonly values: readonly ValueRow[]
  readonly at: number
}

const stateOf = (waits: boolean, { result }: ReturnType<typeof entitlementAt>): State => {
  if (result.inForce) return waits ? 'unsigned' : result.inGrace ? 'grace' : 'in_force'
  return result.because === 'not_started' ? 'not_started' : 'ended'
}

const namesIn = (row: AgreementRow): readonly string[] => [
  ...row.annex_signed_by,
  ...(row.amendments ?? []).flatMap(({ recordedBy, signedBy }) => [recordedBy, ...signedBy]),
]

const isoAt = (ms: number): string => new Date(ms).toISOString()

const changeView = (
  { change, signedBy }: NonNullable<AgreementRow['amendments']>[number],
  policy: Policy,
  isStaff: boolean,
): Record<string, unknown> => {
  const { annex, ...rest } = change
  return annex === undefined || (annex !== null && !isStaff && !isSignedOff(signedBy, policy))
    ? rest
    : { ...rest, annex }
}

const amendmentViews = (row: AgreementRow, policy: Policy, { people, isStaff }: Beside): Agreement['amendments'] =>
  (row.amendments ?? []).flatMap((amendment) => {
    const recordedBy = people.get(amendment.recordedBy)
    const change = changeView(amendment, policy, isStaff)
    if (!recordedBy || Object.keys(change).length === 0) return []
    const { id, effectiveAt, recordedAt, reason } = amendment
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

const refOf = (row: AgreementRow | undefined) =>
  row ? { id: encodeId('agr', row.id), orderForm: row.order_form } : null

/** The agreement that this one continues, the one that continues it, and whether its end is near. */
const aroundOf = (row: AgreementRow, { rows, standing, at }: Beside) => {
  const ending = endingSoon({ ...standing, at }).find(({ agreementId }) => agreementId === row.id)
  return {
    follows: refOf(rows.find(({ id }) => id === row.follows_id)),
    followedBy: refOf(rows.find(({ follows_id }) => follows_id === row.id)),
    endingSoon: ending ? { daysLeft: ending.daysLeft, clause: ending.clause } : null,
  }
}

const yearlyValueOf = ({ id }: AgreementRow, { values, people }: Beside): Agreement['yearlyValue'] => {
  const value = values.find(({ agreementId }) => agreementId === id)
  if (!value) return null
  const { amount, currency, recordedAt, recordedBy } = value
  return { amount, currency, recordedAt: recordedAt.toISOString(), recordedBy: people.get(recordedBy) ?? null }
}

const policyIn = ({ policies }: Standing, version: string): Policy => {
  const policy = policies.get(version)
  if (!policy) throw new Error(`policy version ${version} was not read`)
  return policy
}

const viewOf = (row: AgreementRow, beside: Beside): Agreement => {
  const { standing: all, isStaff, people, at } = beside
  const pinned = policyIn(all, row.policy_version)
  const agreement = asPolicyAgreement(row, pinned)
  const now = agreementAt(agreement, at)
  const policy = policyIn(all, now.policyVersion)
  const decided = entitlementAt({ agreements: [agreement], policies: all.policies, at })
  const { result } = decided
  const graceEnd = result.inForce ? graceEndsOn(now, result.terms) : now.endsOn
  const showsAnnex = row.annex !== null && (isStaff || isSignedOff(row.annex_signed_by, pinned))
  return {
    id: encodeId('agr', row.id),
    accountId: encodeId('acc', row.account_id),
    orderForm: row.order_form,
    policyVersion: now.policyVersion,
    plan: now.plan,
    planTitle: policy.plans[now.plan]?.name ?? now.plan,
    addOns: [...now.addOns],
    productIds: row.product_ids.map((id) => encodeId('prd', id)),
    environmentIds: row.environment_ids.map((id) => encodeId('env', id)),
    ...aroundOf(row, beside),
    startsOn: row.starts_on,
    endsOn: now.endsOn,
    graceEndsOn: graceEnd > now.endsOn ? graceEnd : null,
    zone: row.zone,
    state: stateOf(isStaff && waitsForSignature(row, pinned), decided),
    specialTerms: specialTermsView(row, { policy: pinned, people, isStaff }),
    annex: showsAnnex ? (row.annex as Agreement['annex']) : null,
    annexSignedBy: showsAnnex ? row.annex_signed_by.flatMap((id) => people.get(id) ?? []) : [],
    amendments: amendmentViews(row, pinned, beside),
    terms: result.inForce ? [...termRows(result.terms)] : [],
    ...(isStaff ? { yearlyValue: yearlyValueOf(row, beside) } : {}),
    version: row.version,
  }
}

/** Every agreement of an account as it stands at an instant (epoch ms), with its terms; the newest first. */
export async function agreementViews(ctx: Ctx, accountId: string, at: number): Promise<Agreement[]> {
  const rows = await listAgreementRows(ctx, accountId)
  const standing = await standingOf(ctx, rows)
  const isStaff = ctx.principal.role !== 'desk_customer'
  const values = isStaff ? await listValues(ctx, accountId) : []
  const people = await personRefs(ctx, [...rows.flatMap(namesIn), ...values.map(({ recordedBy }) => recordedBy)])
  const beside: Beside = { rows, standing, people, isStaff, values, at }
  return rows.map((row) => viewOf(row, beside))
}

/** One of them. Refuses `agreement.not_found`. */
export async function agreementView(
  ctx: Ctx,
  { accountId, agreementId }: { readonly accountId: string; readonly agreementId: string },
  at: number,
): Promise<Agreement> {
  const id = encodeId('agr', agreementId)
  const found = (await agreementViews(ctx, accountId, at)).find((agreement) => agreement.id === id)
  if (!found) throw new Refusal('agreement.not_found')
  return found
}
