import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { changeRequestEndpoint, noteOnRequestEndpoint } from '@mainstay/contracts/requests'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { requirePlans } from './create-request.ts'
import { insertNote } from './inside-queries.ts'
import { updateRequest } from './queries.ts'
import { holdRequest, requestInSight } from './sight.ts'
import { requestView } from './views.ts'

/** Changes what everybody reads, or who does. */
export async function changeRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof changeRequestEndpoint>,
): Promise<OutputOf<typeof changeRequestEndpoint>> {
  allow(ctx, 'feature_request.decide', {})
  const row = await holdRequest(ctx, params.requestId)
  requireCurrentVersion(ctx, row.version)
  const seen = { visibility: body.visibility ?? row.visibility, plans: body.plans ?? row.plans }
  requirePlans(seen)
  const { title, wording } = body
  await updateRequest(ctx, row.id, {
    ...(title === undefined ? {} : { title }),
    ...(wording === undefined ? {} : { wording }),
    visibility: seen.visibility,
    plans: seen.visibility === 'plans' ? seen.plans : [],
    changed_at: new Date(await ctx.now()),
  })
  await ctx.publish({
    type: 'feature_request.changed',
    subject: { type: 'feature_request', id: row.id },
    data: { visibility: seen.visibility },
    texts: { ...(title === undefined ? {} : { title }), ...(wording === undefined ? {} : { wording }) },
  })
  return requestView(ctx, row.id)
}

/** A note among the staff. */
export async function noteOnRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof noteOnRequestEndpoint>,
): Promise<OutputOf<typeof noteOnRequestEndpoint>> {
  allow(ctx, 'feature_request.note', {})
  const requestId = await requestInSight(ctx, params.requestId)
  await insertNote(ctx, { id: ctx.newId(), requestId, text: body.text, byId: actingPerson(ctx), at: await ctx.now() })
  await ctx.publish({
    type: 'feature_request.noted',
    subject: { type: 'feature_request', id: requestId },
    texts: { text: body.text },
  })
  return requestView(ctx, requestId)
}
