import type { RequestStatus } from '@mainstay/policy/requests'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { recordAsk } from './ask-for-request.ts'
import { requirePlans, writeRequest } from './create-request.ts'
import { findSurvivor, lockRequests, type NewRequest, type RequestRecord, updateRequest } from './queries.ts'
import { releaseCalled } from './release-named.ts'
import { sayStatus } from './set-status.ts'

/** A request as another system kept it, with how it stood there. */
export interface BroughtIn extends Pick<NewRequest, 'title' | 'wording' | 'visibility' | 'plans' | 'productId'> {
  readonly externalRef: string
  readonly status: RequestStatus
  readonly words: string | null
  /** A version, as people write it. */
  readonly release: string | null
}

/**
 * Writes down a request that another system kept, standing as it stood there. What was said there is not told here again.
 * Refuses `feature_request.plans_needed`, `feature_request.release_unfit`, `feature_request.release_needed`.
 */
export async function bringInRequest(ctx: Ctx, brought: BroughtIn): Promise<string> {
  allow(ctx, 'feature_request.import', {})
  requirePlans(brought)
  const { status, words, release, ...written } = brought
  const row = await writeRequest(ctx, written)
  if (status === 'noted') return row.id
  const named = await releaseCalled(ctx, row, { status, version: release })
  await sayStatus(ctx, row, { status, words, release: named, isTold: false })
  return row.id
}

/** Changes what everybody reads of it, or who does. */
export async function rewriteRequest(
  ctx: Ctx,
  id: string,
  change: Partial<Pick<BroughtIn, 'title' | 'wording' | 'visibility' | 'plans'>>,
): Promise<void> {
  allow(ctx, 'feature_request.import', {})
  const [row] = await lockRequests(ctx, [id])
  if (!row) return
  const seen = { visibility: change.visibility ?? row.visibility, plans: change.plans ?? row.plans }
  requirePlans(seen)
  await updateRequest(ctx, id, {
    ...change,
    ...(seen.visibility === 'plans' ? seen : { ...seen, plans: [] }),
    changed_at: new Date(await ctx.now()),
  })
  const { title, wording } = change
  await ctx.publish({
    type: 'feature_request.changed',
    subject: { type: 'feature_request', id },
    data: { visibility: seen.visibility },
    texts: { ...(title === undefined ? {} : { title }), ...(wording === undefined ? {} : { wording }) },
  })
}

/** Somebody's ask as another system kept it, word for word; of what became part of another request it is that one's. */
export async function bringInAsk(
  ctx: Ctx,
  ask: { readonly requestId: string; readonly accountId: string; readonly personId: string; readonly useCase: string },
): Promise<void> {
  allow(ctx, 'feature_request.import', {})
  const requestId = await asDesk(ctx, () => findSurvivor(ctx, ask.requestId))
  const [request] = await lockRequests(ctx, [requestId ?? ask.requestId])
  await recordAsk(ctx, request as RequestRecord, {
    ...{ ...ask, requestId: requestId ?? ask.requestId, ticketId: null, linkedBy: actingPerson(ctx) },
  })
}
