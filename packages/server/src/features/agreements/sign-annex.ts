import type { signAnnexEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { policyOf } from '../policies/index.ts'
import { type AgreementRow, bumpAgreement, findAgreement, lockAgreement, signAnnexes } from './queries.ts'
import { settleTerms } from './settle-terms.ts'
import { waitsForSignature } from './special-terms.ts'
import { agreementView } from './views.ts'

const waitsFor = (row: AgreementRow, personId: string): boolean => {
  const annexes = [
    ...(row.annex === null ? [] : [row.annex_signed_by]),
    ...(row.amendments ?? []).flatMap(({ change, signedBy }) => (change.annex ? [signedBy] : [])),
  ]
  return annexes.some((signedBy) => !signedBy.includes(personId))
}

/** Signs special terms off. They hold once two members of staff have (policy 12.3); nobody counts twice. */
export async function signAnnex(
  ctx: Ctx,
  { params }: InputOf<typeof signAnnexEndpoint>,
): Promise<OutputOf<typeof signAnnexEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const id = decodeId('agr', params.agreementId)
  allow(ctx, 'agreement.amend', { accountId })
  if (!(await lockAgreement(ctx, accountId, id))) throw new Refusal('agreement.not_found')
  const by = actingPerson(ctx)
  const row = (await findAgreement(ctx, accountId, id)) as AgreementRow
  if (!waitsFor(row, by)) throw new Refusal('agreement.annex_needs_second')

  await signAnnexes(ctx, accountId, id, by)
  await bumpAgreement(ctx, accountId, id)
  const signed = (await findAgreement(ctx, accountId, id)) as AgreementRow
  const waits = waitsForSignature(signed, await policyOf(ctx, signed.policy_version))
  const at = await ctx.now()
  await ctx.publish({
    type: 'agreement.amended',
    accountId,
    subject: { type: 'agreement', id },
    // customers hear of special terms once they hold
    ...(waits ? { audience: 'staff' as const } : {}),
    data: { effectiveAt: new Date(at).toISOString(), changes: 'annex_signature' },
  })
  await settleTerms(ctx, accountId)
  return await agreementView(ctx, { accountId, agreementId: id }, at)
}
