import type { createAgreementEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { hoursZoneOf, knownZone } from '../contacts/index.ts'
import { currentPolicy, policyOf } from '../policies/index.ts'
import { knownProducts } from '../products/index.ts'
import { checkSold, readAnnex } from './check-sold.ts'
import { type AgreementRow, findAgreement, insertAgreement } from './queries.ts'
import { agreementView } from './views.ts'

type Input = InputOf<typeof createAgreementEndpoint>

const pinnedPolicy = async (ctx: Ctx, version: string | undefined) => {
  if (version === undefined) return await currentPolicy(ctx)
  return await policyOf(ctx, version).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('agreement.policy_unknown') : error
  })
}

/** Records what an account bought. It pins a policy version and is never edited, only amended (policy 12.4). */
export async function createAgreement(
  ctx: Ctx,
  { params, body }: Input,
): Promise<OutputOf<typeof createAgreementEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'agreement.create', { accountId })
  if (body.endsOn <= body.startsOn) throw new Refusal('agreement.reversed')
  const policy = await pinnedPolicy(ctx, body.policyVersion)
  checkSold(policy, body.plan, body.addOns)
  const annex = body.annex ? readAnnex(body.annex, policy, body.plan) : null
  const productIds = (body.productIds ?? []).map((id) => decodeId('prd', id))
  await knownProducts(ctx, productIds)
  const zone = body.zone ?? (await hoursZoneOf(ctx, accountId)) ?? 'UTC'
  knownZone(zone)

  const id = ctx.newId()
  const at = await ctx.now()
  const by = actingPerson(ctx)
  await insertAgreement(ctx, {
    account_id: accountId,
    id,
    order_form: body.orderForm,
    policy_version: policy.version,
    plan: body.plan,
    add_ons: body.addOns,
    product_ids: productIds,
    starts_on: body.startsOn,
    ends_on: body.endsOn,
    zone,
    annex,
    annex_signed_by: annex ? [by] : [],
    recorded_at: new Date(at),
    recorded_by: by,
  })
  await ctx.publish({
    type: 'agreement.created',
    accountId,
    subject: { type: 'agreement', id },
    data: {
      plan: body.plan,
      addOns: body.addOns.join(','),
      policyVersion: policy.version,
      startsOn: body.startsOn,
      endsOn: body.endsOn,
      hasAnnex: annex !== null,
    },
  })
  return await agreementView(ctx, (await findAgreement(ctx, accountId, id)) as AgreementRow, at)
}
