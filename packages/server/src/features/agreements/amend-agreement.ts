import type { amendAgreementEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { changeOf } from './change-of.ts'
import { type AgreementRow, bumpAgreement, findAgreement, insertAmendment, lockAgreement } from './queries.ts'
import { settleTerms } from './settle-terms.ts'
import { agreementView } from './views.ts'

type Input = InputOf<typeof amendAgreementEndpoint>

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
    signed_by: change.annex ? [by] : [],
  })
  await bumpAgreement(ctx, accountId, agreementId)
  await ctx.publish({
    type: 'agreement.amended',
    accountId,
    subject: { type: 'agreement', id: agreementId },
    // special terms are the staff's own affair until they are signed off
    ...(change.annex ? { audience: 'staff' as const } : {}),
    data: {
      amendmentId: id,
      effectiveAt: new Date(input.body.effectiveAt).toISOString(),
      changes: Object.keys(change).join(','),
    },
    texts: { reason: input.body.reason },
  })
  await settleTerms(ctx, accountId)
  return await agreementView(ctx, { accountId, agreementId }, at)
}
