import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type {
  findSimilarRequestsEndpoint,
  getRequestEndpoint,
  getTicketRequestEndpoint,
  listRequestsEndpoint,
} from '@mainstay/contracts/requests'
import { tellingWords } from '@mainstay/policy/similar'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { getTicketInSight } from '../tickets/index.ts'
import { findRequestOfTicket } from './ask-queries.ts'
import { listByIds, listByWeight, listPublicByIds, listSimilarIds } from './list-queries.ts'
import { requestInSight, sightOf } from './sight.ts'
import { briefsOf, requestRows, requestView } from './views.ts'

/** Requests by weight; with words, those that fit them best, on one page. */
export async function listRequests(
  ctx: Ctx,
  { query }: InputOf<typeof listRequestsEndpoint>,
): Promise<OutputOf<typeof listRequestsEndpoint>> {
  allow(ctx, 'staff.see', {})
  allow(ctx, 'feature_request.see', {})
  const { status, limit, q, stage, isUnreleased } = query
  const after = readCursor(ctx, query.cursor, z.tuple([z.number(), z.uuid()]))
  const releaseId = query.releaseId === undefined ? undefined : decodeId('rel', query.releaseId)
  const accountId = query.accountId === undefined ? undefined : decodeId('acc', query.accountId)
  if (accountId !== undefined && !(await accountOf(ctx, accountId))) throw new Refusal('account.not_found')
  const productId = query.productId === undefined ? undefined : decodeId('prd', query.productId)
  const asked = { status, productId, stage, isUnreleased, releaseId, accountId, after }
  if (q !== undefined) return { items: await found(ctx, { q, status, productId, stage, limit }), nextCursor: null }
  const rows = await listByWeight(ctx, { ...asked, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: await requestRows(ctx, shown),
    nextCursor: last ? writeCursor(ctx, [last.weight, last.id]) : null,
  }
}

interface Found {
  readonly q: string
  readonly status: string | undefined
  readonly productId: string | undefined
  readonly stage: 'now' | 'next' | 'later' | 'none' | undefined
  readonly limit: number
}
async function found(ctx: Ctx, { q, stage, ...asked }: Found) {
  const telling = tellingWords(q)
  if (telling === undefined) return []
  const rows = await listByIds(ctx, await listSimilarIds(ctx, { telling, ...asked }))
  return requestRows(
    ctx,
    rows.filter((row) => stage === undefined || (row.stage ?? 'none') === stage),
  )
}

/**
 * What is like the words that are typed, within sight: the index of words is read with the customer's sight in the
 * question, and what is found is read again as the customer.
 */
export async function findSimilarRequests(
  ctx: Ctx,
  { query }: InputOf<typeof findSimilarRequestsEndpoint>,
): Promise<OutputOf<typeof findSimilarRequestsEndpoint>> {
  allow(ctx, 'feature_request.see', {})
  const telling = tellingWords(query.q)
  if (telling === undefined) return { items: [] }
  const productId = query.productId === undefined ? undefined : decodeId('prd', query.productId)
  const sight = await sightOf(ctx)
  const ids = await listSimilarIds(ctx, { telling, productId, sight })
  return { items: await briefsOf(ctx, await listPublicByIds(ctx, ids, sight)) }
}

export async function getRequest(
  ctx: Ctx,
  { params }: InputOf<typeof getRequestEndpoint>,
): Promise<OutputOf<typeof getRequestEndpoint>> {
  return requestView(ctx, await requestInSight(ctx, params.requestId), params.requestId)
}

/** The request that a ticket is an ask of. Its own account sees it by that alone. */
export async function getTicketRequest(
  ctx: Ctx,
  { params }: InputOf<typeof getTicketRequestEndpoint>,
): Promise<OutputOf<typeof getTicketRequestEndpoint>> {
  const ticket = await getTicketInSight(ctx, params.ticketId)
  const id = await findRequestOfTicket(ctx, ticket.accountId, ticket.id)
  if (id === undefined) return { request: null }
  const [request] = await briefsOf(ctx, await listPublicByIds(ctx, [id], await sightOf(ctx)))
  return { request: request ?? null }
}
