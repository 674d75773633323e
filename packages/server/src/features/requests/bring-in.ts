import type { RequestStatus } from '@mainstay/policy/requests'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { recordAsk } from './ask-for-request.ts'
import { countedWith } from './bought.ts'
import { requirePlans } from './create-request.ts'
import { lockRequests, type NewRequest, type RequestRecord, updateRequest } from './queries.ts'
import type { Counted } from './weight-queries.ts'

/** A request as another system kept it, with how it stood there. */
export interface BroughtIn extends Pick<NewRequest, 'title' | 'wording' | 'visibility' | 'plans' | 'productId'> {
  readonly externalRef: string
  readonly status: RequestStatus
  readonly words: string | null
  /** A version, as people write it. */
  readonly release: string | null
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

/** What accounts are counted with, read once each: an import changes no agreement. */
export function countingOf(ctx: Ctx): (accountId: string) => Promise<Counted> {
  const read = new Map<string, Promise<Counted>>()
  return (accountId) => {
    const counted = read.get(accountId) ?? countedWith(ctx, accountId)
    read.set(accountId, counted)
    return counted
  }
}

export interface AskBroughtIn {
  /** Of what became part of another request, the other. */
  readonly requestId: string
  readonly accountId: string
  readonly personId: string
  readonly useCase: string
}
/** Somebody's ask as another system kept it, word for word. */
export async function bringInAsk(ctx: Ctx, ask: AskBroughtIn, counted: Counted): Promise<void> {
  allow(ctx, 'feature_request.import', {})
  const [request] = await lockRequests(ctx, [ask.requestId])
  await recordAsk(ctx, request as RequestRecord, { ...ask, ticketId: null, linkedBy: actingPerson(ctx) }, counted)
}
