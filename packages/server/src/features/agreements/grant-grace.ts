import type { grantGraceEndpoint } from '@mainstay/contracts/agreements'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { startOfCivilDate } from '@mainstay/policy/calendar'
import { agreementAt, grantGrace as decide } from '@mainstay/policy/entitlements'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { policyOf } from '../policies/index.ts'
import { asPolicyAgreement } from './as-policy.ts'
import {
  type AgreementRow,
  bumpAgreement,
  findAgreement,
  findManagerOf,
  insertAmendment,
  lockAgreement,
} from './queries.ts'
import { settleTerms } from './settle-terms.ts'
import { agreementView } from './views.ts'

/**
 * Grants days of grace after the end: an amendment like any other, by a lead or whoever looks after the account. Clocks
 * of tickets taken meanwhile start now, by event, and none is late for what lies behind (policy 12.2).
 */
export async function grantGrace(
  ctx: Ctx,
  { params, body }: InputOf<typeof grantGraceEndpoint>,
): Promise<OutputOf<typeof grantGraceEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const agreementId = decodeId('agr', params.agreementId)
  const managedBy = await findManagerOf(ctx, accountId)
  allow(ctx, 'agreement.grant_grace', { accountId, ...(managedBy === undefined ? {} : { managedBy }) })
  if (!(await lockAgreement(ctx, accountId, agreementId))) throw new Refusal('agreement.not_found')
  const row = (await findAgreement(ctx, accountId, agreementId)) as AgreementRow
  requireCurrentVersion(ctx, row.version)
  const at = await ctx.now()
  const { until } = await decideGrace(ctx, row, { at, days: body.days })

  const id = ctx.newId()
  await insertAmendment(ctx, {
    account_id: accountId,
    id,
    agreement_id: agreementId,
    effective_at: new Date(at),
    change: { graceDays: body.days },
    reason: body.reason,
    recorded_at: new Date(at),
    recorded_by: actingPerson(ctx),
    signed_by: [],
  })
  await bumpAgreement(ctx, accountId, agreementId)
  await ctx.publish({
    type: 'agreement.grace_granted',
    accountId,
    subject: { type: 'agreement', id: agreementId },
    data: {
      amendmentId: id,
      days: body.days,
      until,
      untilAt: new Date(startOfCivilDate(row.zone, until)).toISOString(),
    },
    texts: { reason: body.reason },
  })
  await settleTerms(ctx, accountId)
  return await agreementView(ctx, { accountId, agreementId }, at)
}

async function decideGrace(ctx: Ctx, row: AgreementRow, { at, days }: { at: number; days: number }) {
  const agreement = asPolicyAgreement(row, await policyOf(ctx, row.policy_version))
  const policy = await policyOf(ctx, agreementAt(agreement, at).policyVersion)
  const { result, clauses } = decide(agreement, { policy, at, days })
  if (result.granted) return result
  const [clause] = clauses
  throw new Refusal(result.code, {
    detail: `At least ${result.atLeast} days after the end are needed.`,
    ...(clause === undefined ? {} : { clause }),
  })
}
