import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { mergeRequestEndpoint, splitRequestEndpoint, undoMoveEndpoint } from '@mainstay/contracts/requests'
import { isOpenRequest } from '@mainstay/policy/requests'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { requireOpen } from './ask-for-request.ts'
import { writeRequest } from './create-request.ts'
import { recount } from './keep-weight.ts'
import { findLastMove, insertMove, type MoveRow, markUndone, moveAll, moveAsks, moveBack } from './move-queries.ts'
import { lockRequests, type RequestRecord, updateRequest } from './queries.ts'
import { keepShipping } from './ship-queries.ts'
import { holdRequest, requestInSight } from './sight.ts'
import { requestView } from './views.ts'
import { regroupBackers } from './weight-queries.ts'

/** One becomes part of another, with everything behind it. Answers the one that stays. */
export async function mergeRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof mergeRequestEndpoint>,
): Promise<OutputOf<typeof mergeRequestEndpoint>> {
  allow(ctx, 'feature_request.decide', {})
  const ids = [await requestInSight(ctx, params.requestId), await requestInSight(ctx, body.intoId)] as const
  const held = await lockRequests(ctx, ids)
  const [from, into] = ids.map((id) => held.find((row) => row.id === id))
  if (!from || !into || from === into || !mayBecomeOne(from, into)) throw new Refusal('feature_request.merge_unfit')
  const move = await beginMove(ctx, { kind: 'merge', fromId: from.id, intoId: into.id })
  await moveAll(ctx, move)
  await updateRequest(ctx, from.id, { merged_into: into.id, changed_at: new Date(await ctx.now()) })
  await settle(ctx, move)
  await tell(ctx, 'feature_request.merged', move)
  return requestView(ctx, into.id)
}

const mayBecomeOne = (from: RequestRecord, into: RequestRecord): boolean =>
  [from, into].every(({ status, mergedInto }) => isOpenRequest(status) && mergedInto === null) &&
  from.productId === into.productId

/** Some of its asks are about another need, which becomes a request of its own. Answers the new one. */
export async function splitRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof splitRequestEndpoint>,
): Promise<OutputOf<typeof splitRequestEndpoint>> {
  allow(ctx, 'feature_request.decide', {})
  const from = await holdRequest(ctx, params.requestId)
  requireOpen(from)
  const { title, wording } = body
  const { productId, visibility, plans } = from
  const into = await writeRequest(ctx, { title, wording, productId, visibility, plans, externalRef: null })
  const move = await beginMove(ctx, { kind: 'split', fromId: from.id, intoId: into.id })
  const askIds = [...new Set(body.askIds)].map((id) => decodeId('ask', id))
  const { moved, left } = await moveAsks(ctx, { ...move, askIds })
  if (moved !== askIds.length || left === 0) throw new Refusal('feature_request.split_unfit')
  await settle(ctx, move)
  await tell(ctx, 'feature_request.split', move)
  return requestView(ctx, into.id)
}

/** Undoes the latest merge or split of it, while its minutes last and nothing has come after. Answers where it began. */
export async function undoMove(
  ctx: Ctx,
  { params }: InputOf<typeof undoMoveEndpoint>,
): Promise<OutputOf<typeof undoMoveEndpoint>> {
  allow(ctx, 'feature_request.decide', {})
  const id = await requestInSight(ctx, params.requestId)
  const seen = await findLastMove(ctx, [id])
  if (!seen) throw new Refusal('feature_request.undo_over')
  const ends = [seen.fromId, seen.intoId]
  const held = await lockRequests(ctx, ends)
  const move = await findLastMove(ctx, ends)
  const now = await ctx.now()
  const isDone = held.some(({ status }) => status === 'shipped')
  if (move?.id !== seen.id || isDone || move.undoUntil.getTime() <= now) throw new Refusal('feature_request.undo_over')
  await takeBack(ctx, move)
  await markUndone(ctx, move.id, now)
  await settle(ctx, move)
  await tell(ctx, 'feature_request.move_undone', move)
  return requestView(ctx, move.fromId)
}

/** A merge gives back what it took; a split's new request goes back whole, with whatever was asked of it since. */
async function takeBack(ctx: Ctx, move: MoveRow): Promise<void> {
  const changed_at = new Date(await ctx.now())
  if (move.kind === 'merge') {
    await moveBack(ctx, move)
    await updateRequest(ctx, move.fromId, { merged_into: null, changed_at })
    return
  }
  await moveAll(ctx, { id: move.id, fromId: move.intoId, intoId: move.fromId })
  await updateRequest(ctx, move.intoId, { merged_into: move.fromId, changed_at })
}

async function beginMove(ctx: Ctx, ends: Pick<MoveRow, 'kind' | 'fromId' | 'intoId'>): Promise<MoveRow> {
  const at = await ctx.now()
  const minutes = (await currentPolicy(ctx)).life.undoMinutes.is
  const move = { ...ends, id: ctx.newId(), undoUntil: new Date(at + minutes * 60_000) }
  await insertMove(ctx, { ...move, by: actingPerson(ctx), at })
  return move
}

/** The accounts behind both, counted and weighed as they are now. */
async function settle(ctx: Ctx, { fromId, intoId }: MoveRow): Promise<void> {
  await regroupBackers(ctx, fromId, intoId)
  await recount(ctx, fromId)
  await recount(ctx, intoId)
  await keepShipping(ctx, [fromId, intoId])
}

const tell = (
  ctx: Ctx,
  type: 'feature_request.merged' | 'feature_request.split' | 'feature_request.move_undone',
  { kind, fromId, intoId }: MoveRow,
) => ctx.publish({ type, subject: { type: 'feature_request', id: fromId }, data: { kind, intoId } })
