import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { argueForRequestEndpoint, decideAdvocacyEndpoint } from '@mainstay/contracts/requests'
import { countsOfAdvocacy } from '@mainstay/policy/requests'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { requireOpen } from './ask-for-request.ts'
import { decideRow, insertAdvocacy } from './inside-queries.ts'
import { moveWeight } from './keep-weight.ts'
import { holdRequest } from './sight.ts'
import { requestView } from './views.ts'

/** A member of the staff speaks for it in a review, for an account in their sight (policy 10.6). */
export async function argueForRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof argueForRequestEndpoint>,
): Promise<OutputOf<typeof argueForRequestEndpoint>> {
  const accountId = decodeId('acc', body.accountId)
  allow(ctx, 'feature_request.argue', { accountId })
  if (!(await accountOf(ctx, accountId))) throw new Refusal('account.not_found')
  const request = await holdRequest(ctx, params.requestId)
  requireOpen(request)
  const id = ctx.newId()
  const { argument, review } = body
  const at = await ctx.now()
  await insertAdvocacy(ctx, { id, accountId, requestId: request.id, argument, review, arguedBy: actingPerson(ctx), at })
  await ctx.publish({
    type: 'feature_request.argued',
    accountId,
    subject: { type: 'feature_request', id: request.id },
    data: { advocacyId: id },
    texts: { argument, review },
  })
  return requestView(ctx, request.id)
}

/** What the review made of an argument, by whom and why. Upheld, it adds to the weight. */
export async function decideAdvocacy(
  ctx: Ctx,
  { params, body }: InputOf<typeof decideAdvocacyEndpoint>,
): Promise<OutputOf<typeof decideAdvocacyEndpoint>> {
  allow(ctx, 'feature_request.decide', {})
  const request = await holdRequest(ctx, params.requestId)
  const id = decodeId('avc', params.advocacyId)
  const { verdict, because } = body
  const by = actingPerson(ctx)
  const done = await decideRow(ctx, { id, requestId: request.id, verdict, because, by, at: await ctx.now() })
  if (done === 'missing') throw new Refusal('feature_request.not_found')
  if (done === 'known') throw new Refusal('feature_request.argument_decided')
  if (verdict === 'upheld') await moveWeight(ctx, request, countsOfAdvocacy)
  await ctx.publish({
    type: 'feature_request.argument_decided',
    subject: { type: 'feature_request', id: request.id },
    data: { advocacyId: id, verdict },
    texts: { because },
  })
  return requestView(ctx, request.id)
}
