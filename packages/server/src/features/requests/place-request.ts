import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { placeRequestEndpoint } from '@mainstay/contracts/requests'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { requireOpen } from './ask-for-request.ts'
import { lockStage, rankStage } from './list-queries.ts'
import { updateRequest } from './queries.ts'
import { holdRequest } from './sight.ts'
import { requestView } from './views.ts'

/** Puts a request on the road-map, moves it there, or takes it off. */
export async function placeRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof placeRequestEndpoint>,
): Promise<OutputOf<typeof placeRequestEndpoint>> {
  allow(ctx, 'feature_request.decide', {})
  const row = await holdRequest(ctx, params.requestId)
  const { stage } = body
  if (stage !== null) requireOpen(row)
  await updateRequest(ctx, row.id, { stage, changed_at: new Date(await ctx.now()) })
  if (stage !== null) {
    const others = (await lockStage(ctx, stage)).filter((id) => id !== row.id)
    const before = body.beforeId === undefined ? -1 : others.indexOf(decodeId('req', body.beforeId))
    const at = before < 0 ? others.length : before
    await rankStage(ctx, [...others.slice(0, at), row.id, ...others.slice(at)])
  }
  await ctx.publish({
    type: 'feature_request.placed',
    subject: { type: 'feature_request', id: row.id },
    data: { from: row.stage, to: stage },
  })
  return requestView(ctx, row.id)
}
