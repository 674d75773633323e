import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { createRequestEndpoint } from '@mainstay/contracts/requests'
import { nothingCounted } from '@mainstay/policy/requests'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { defaultProduct, knownProducts } from '../products/index.ts'
import { getTicketInSight } from '../tickets/index.ts'
import { takeTicket } from './ask-for-request.ts'
import { findRequest, insertChange, insertRequest, type NewRequest, type RequestRecord } from './queries.ts'
import { requestView } from './views.ts'

/** Writes a request down. With a ticket, that is its first ask. */
export async function createRequest(
  ctx: Ctx,
  { body }: InputOf<typeof createRequestEndpoint>,
): Promise<OutputOf<typeof createRequestEndpoint>> {
  allow(ctx, 'feature_request.keep', {})
  requirePlans(body)
  const ticket = body.ticketId === undefined ? undefined : await getTicketInSight(ctx, body.ticketId)
  const named = body.productId === undefined ? undefined : decodeId('prd', body.productId)
  if (named !== undefined) await knownProducts(ctx, [named])
  const { title, wording, visibility } = body
  const row = await writeRequest(ctx, {
    ...{ title, wording, visibility },
    productId: named ?? ticket?.productId ?? (await defaultProduct(ctx)),
    plans: visibility === 'plans' ? body.plans : [],
    externalRef: body.externalRef ?? null,
  })
  if (ticket) await takeTicket(ctx, row, ticket)
  return requestView(ctx, row.id)
}

/** Refuses `feature_request.plans_needed` where a request is for some plans and none is named. */
export function requirePlans({
  visibility,
  plans,
}: {
  readonly visibility: string
  readonly plans: readonly string[]
}): void {
  if (visibility === 'plans' && plans.length === 0) throw new Refusal('feature_request.plans_needed')
}

/** A new request, noted, with nothing behind it yet. */
export async function writeRequest(
  ctx: Ctx,
  written: Omit<NewRequest, 'id' | 'counts' | 'createdBy' | 'at'>,
): Promise<RequestRecord> {
  const [id, at] = [ctx.newId(), await ctx.now()]
  await insertRequest(ctx, { ...written, id, counts: nothingCounted, createdBy: actingPerson(ctx), at })
  await insertChange(ctx, {
    ...{ id: ctx.newId(), requestId: id, from: null, to: 'noted', words: null, release: null },
    ...{ byId: actingPerson(ctx), at },
  })
  await ctx.publish({
    type: 'feature_request.created',
    subject: { type: 'feature_request', id },
    data: { visibility: written.visibility },
    texts: { title: written.title, wording: written.wording },
  })
  return (await findRequest(ctx, id)) as RequestRecord
}
