import type { amendAgreementEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { civilDateAt } from '@mainstay/policy/calendar'
import { agreementAt } from '@mainstay/policy/entitlements'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { policyOf } from '../policies/index.ts'
import { asPolicyAgreement } from './as-policy.ts'
import { checkSold, readAnnex } from './check-sold.ts'
import { type AgreementRow, bumpAgreement, findAgreement, insertAmendment, lockAgreement } from './queries.ts'
import { agreementView } from './views.ts'

type Input = InputOf<typeof amendAgreementEndpoint>

/** Checks what is to change against the policy and the agreement as it then stands; answers the change to keep. */
const changeOf = async (
  ctx: Ctx,
  row: AgreementRow,
  body: Input['body'],
): Promise<Readonly<Record<string, unknown>>> => {
  const effectiveAt = Date.parse(body.effectiveAt)
  const policy = await policyOf(ctx, row.policy_version)
  const standing = agreementAt(asPolicyAgreement(row, policy), effectiveAt)
  const plan = body.plan ?? standing.plan
  checkSold(policy, plan, body.addOns ?? standing.addOns)
  if (body.endsOn !== undefined && body.endsOn <= row.starts_on) throw new Refusal('agreement.reversed')
  if (civilDateAt(row.zone, effectiveAt) < row.starts_on) throw new Refusal('agreement.amended_back')
  const { addOns, endsOn, graceDays } = body
  const annex = body.annex && readAnnex(body.annex, policy, plan)
  return Object.fromEntries(
    Object.entries({ plan: body.plan, addOns, endsOn, graceDays, annex }).filter(([, value]) => value !== undefined),
  )
}

/** Adds an amendment. A back-dated one changes no clock; an upgrade gives running clocks a successor by event (policy 12.4). */
export async function amendAgreement(ctx: Ctx, input: Input): Promise<OutputOf<typeof amendAgreementEndpoint>> {
  const accountId = decodeId('acc', input.params.accountId)
  const agreementId = decodeId('agr', input.params.agreementId)
  allow(ctx, 'agreement.amend', { accountId })
  if (!(await lockAgreement(ctx, accountId, agreementId))) throw new Refusal('agreement.not_found')
  const row = (await findAgreement(ctx, accountId, agreementId)) as AgreementRow
  requireCurrentVersion(ctx, row.version)
  const change = await changeOf(ctx, row, input.body)

  const id = ctx.newId()
  const at = await ctx.now()
  const by = actingPerson(ctx)
  await insertAmendment(ctx, {
    account_id: accountId,
    id,
    agreement_id: agreementId,
    effective_at: new Date(input.body.effectiveAt),
    change,
    reason: input.body.reason,
    recorded_at: new Date(at),
    recorded_by: by,
    signed_by: 'annex' in change ? [by] : [],
  })
  await bumpAgreement(ctx, accountId, agreementId)
  await ctx.publish({
    type: 'agreement.amended',
    accountId,
    subject: { type: 'agreement', id: agreementId },
    data: { amendmentId: id, effectiveAt: input.body.effectiveAt, changes: Object.keys(change).join(',') },
    texts: { reason: input.body.reason },
  })
  return await agreementView(ctx, (await findAgreement(ctx, accountId, agreementId)) as AgreementRow, at)
}
