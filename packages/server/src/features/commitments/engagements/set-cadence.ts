import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { setCadenceEndpoint } from '@mainstay/contracts/owed'
import { Refusal } from '@mainstay/contracts/problems'
import { readCadence } from '@mainstay/policy/document'
import { owedTermAt } from '@mainstay/policy/engagements'
import { allow } from '../../../platform/access.ts'
import { actingPerson } from '../../../platform/acting-person.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { standingsOf } from '../../agreements/index.ts'
import { insertCadence, loadCadences } from './owed-queries.ts'
import { owedTermsOf } from './owed-terms.ts'
import { settleAccount } from './reactions.ts'
import { questionOf } from './settle-owed.ts'

/** Another rhythm for this customer, where the term allows one: its windows open from the end of the running one. */
export async function setCadence(
  ctx: Ctx,
  { params, body }: InputOf<typeof setCadenceEndpoint>,
): Promise<OutputOf<typeof setCadenceEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const agreementId = decodeId('agr', params.agreementId)
  allow(ctx, 'owed.set_cadence', { accountId })
  const { kind, cadence } = body
  const standing = (await standingsOf(ctx, [accountId])).get(accountId)
  if (!standing?.agreements.some(({ agreement }) => agreement.id === agreementId))
    throw new Refusal('agreement.not_found')
  if (!readCadence(cadence)) throw new Refusal('commitment.cadence_unreadable')
  const question = questionOf(standing, agreementId, await loadCadences(ctx, [accountId]))
  const at = await ctx.now()
  if (!owedTermAt(question, kind, at)?.perCustomer) throw new Refusal('commitment.cadence_fixed')
  await insertCadence(ctx, { accountId, agreementId, kind, cadence, at, by: actingPerson(ctx) })
  await ctx.publish({
    type: 'agreement.cadence_set',
    accountId,
    subject: { type: 'agreement', id: agreementId },
    data: { kind, cadence },
  })
  await settleAccount(ctx, accountId)
  return { items: await owedTermsOf(ctx, accountId) }
}
