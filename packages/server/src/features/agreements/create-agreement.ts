import type { createAgreementEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { startOfCivilDate } from '@mainstay/policy/calendar'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { insertAgreement } from './queries.ts'
import { writeValue } from './record-value.ts'
import { settleTerms } from './settle-terms.ts'
import { soldTo } from './sold-to.ts'
import { agreementView } from './views.ts'

type Input = InputOf<typeof createAgreementEndpoint>

/**
 * Records what an account bought. It pins a policy version and is never edited, only amended (policy 12.4). One that
 * follows another continues its history.
 */
export async function createAgreement(
  ctx: Ctx,
  { params, body }: Input,
): Promise<OutputOf<typeof createAgreementEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'agreement.create', { accountId })
  const { row, policy, follows } = await soldTo(ctx, accountId, body)
  const by = actingPerson(ctx)
  await insertAgreement(ctx, { ...row, recorded_by: by, annex_signed_by: row.annex ? [by] : [] })
  await ctx.publish({
    type: 'agreement.created',
    accountId,
    subject: { type: 'agreement', id: row.id },
    data: {
      plan: row.plan,
      addOns: row.add_ons.join(','),
      policyVersion: policy.version,
      startsOn: row.starts_on,
      startsAt: new Date(startOfCivilDate(row.zone, row.starts_on)).toISOString(),
      endsOn: row.ends_on,
      hasAnnex: row.annex !== null,
      ...(follows ? { followsId: follows.id } : {}),
    },
  })
  if (body.yearlyValue) await writeValue(ctx, { accountId, agreementId: row.id, ...body.yearlyValue })
  await settleTerms(ctx, accountId)
  return await agreementView(ctx, { accountId, agreementId: row.id }, await ctx.now())
}
