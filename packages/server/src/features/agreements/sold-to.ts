import { Refusal } from '@mainstay/contracts/problems'
import type { Policy } from '@mainstay/policy/document'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { hoursZoneOf, knownZone } from '../contacts/index.ts'
import { currentPolicy, policyOf } from '../policies/index.ts'
import { knownProducts } from '../products/index.ts'
import { type AnnexSent, checkSold, readAnnex } from './check-sold.ts'
import { type AgreementRow, countEnvironments, listAgreementRows, type NewAgreement } from './queries.ts'

export interface AgreementSent extends AnnexSent {
  readonly orderForm: string
  readonly policyVersion?: string | undefined
  readonly plan: string
  readonly addOns: readonly string[]
  readonly productIds?: readonly string[] | undefined
  readonly environmentIds?: readonly string[] | undefined
  readonly followsId?: string | undefined
  readonly startsOn: string
  readonly endsOn: string
  readonly zone?: string | undefined
}
export interface SoldTo {
  readonly row: NewAgreement
  readonly policy: Policy
  /** The agreement that this one continues. */
  readonly follows: AgreementRow | undefined
}

/** The policy that is pinned: the one named, else the current one. Refuses `agreement.policy_unknown`. */
export const pinnedPolicy = async (ctx: Ctx, version: string | undefined): Promise<Policy> => {
  if (version === undefined) return await currentPolicy(ctx)
  return await policyOf(ctx, version).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('agreement.policy_unknown') : error
  })
}

async function followedOne(ctx: Ctx, accountId: string, id: string | undefined): Promise<AgreementRow | undefined> {
  if (id === undefined) return undefined
  const rows = await listAgreementRows(ctx, accountId)
  const wanted = decodeId('agr', id)
  const found = rows.find((row) => row.id === wanted)
  if (!found) throw new Refusal('agreement.not_found')
  if (rows.some(({ follows_id }) => follows_id === wanted)) throw new Refusal('agreement.already_followed')
  return found
}

async function knownEnvironments(ctx: Ctx, accountId: string, ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids)
  if ((await countEnvironments(ctx, accountId, [...wanted])) !== wanted.size) throw new Refusal('environment.unknown')
}

/** Checks a new agreement against the policy that it pins and the account it is for; answers the row to keep. */
export async function soldTo(ctx: Ctx, accountId: string, sent: AgreementSent): Promise<SoldTo> {
  if (sent.endsOn <= sent.startsOn) throw new Refusal('agreement.reversed')
  const policy = await pinnedPolicy(ctx, sent.policyVersion)
  checkSold(policy, sent.plan, sent.addOns)
  const annex = readAnnex(sent, policy, sent.plan) ?? null
  const productIds = (sent.productIds ?? []).map((id) => decodeId('prd', id))
  await knownProducts(ctx, productIds)
  const environmentIds = (sent.environmentIds ?? []).map((id) => decodeId('env', id))
  await knownEnvironments(ctx, accountId, environmentIds)
  const follows = await followedOne(ctx, accountId, sent.followsId)
  const zone = sent.zone ?? (await hoursZoneOf(ctx, accountId)) ?? follows?.zone ?? 'UTC'
  knownZone(zone)
  const row: NewAgreement = {
    account_id: accountId,
    id: ctx.newId(),
    order_form: sent.orderForm,
    policy_version: policy.version,
    plan: sent.plan,
    add_ons: sent.addOns,
    product_ids: productIds,
    environment_ids: environmentIds,
    follows_id: follows?.id ?? null,
    starts_on: sent.startsOn,
    ends_on: sent.endsOn,
    zone,
    annex,
    annex_signed_by: [],
    recorded_at: new Date(await ctx.now()),
    recorded_by: '',
  }
  return { row, policy, follows }
}
