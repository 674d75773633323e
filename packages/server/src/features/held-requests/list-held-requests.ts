import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getHeldRequestEndpoint, listHeldRequestsEndpoint } from '@mainstay/contracts/held-requests'
import { Refusal } from '@mainstay/contracts/problems'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findHeld, type HeldRow, listHeld } from './queries.ts'
import { heldViews } from './views.ts'

/** Requests from others within sight: what waits oldest first, the rest newest first. */
export async function listHeldRequests(
  ctx: Ctx,
  { query }: InputOf<typeof listHeldRequestsEndpoint>,
): Promise<OutputOf<typeof listHeldRequestsEndpoint>> {
  allowSight(ctx)
  const { state, limit } = query
  const named = query.accountId
  const accountId = named === undefined || named === 'none' ? named : decodeId('acc', named)
  const after = readCursor(ctx, query.cursor, z.tuple([z.string()]))?.[0]
  const isOldestFirst = state === 'held' || state === 'unproved'
  const rows = await listHeld(ctx, { state, accountId, isOldestFirst, after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: await heldViews(ctx, shown), nextCursor: last ? writeCursor(ctx, [last.id]) : null }
}

export async function getHeldRequest(
  ctx: Ctx,
  { params }: InputOf<typeof getHeldRequestEndpoint>,
): Promise<OutputOf<typeof getHeldRequestEndpoint>> {
  const row = await findHeld(ctx, decodeId('hrq', params.heldRequestId))
  if (!row) throw new Refusal('held_request.not_found')
  allowRow(ctx, row)
  return viewNow(ctx, row.id)
}

/** Who only reads sees no requests of others; staff see those within their accounts, by row security. */
function allowSight(ctx: Ctx): void {
  if (ctx.principal.role === 'desk_customer') allow(ctx, 'held_request.see', { accountId: ctx.principal.accountId })
  else allow(ctx, 'staff.see', {})
}
const allowRow = (ctx: Ctx, row: HeldRow): void =>
  row.account_id === null ? allow(ctx, 'staff.see', {}) : allow(ctx, 'held_request.see', { accountId: row.account_id })

/** A request as it stands now, for the answer of whoever changed it. */
export async function viewNow(ctx: Ctx, id: string): Promise<OutputOf<typeof getHeldRequestEndpoint>> {
  const row = await findHeld(ctx, id)
  const [view] = row ? await heldViews(ctx, [row]) : []
  if (!view) throw new Refusal('held_request.not_found')
  return view
}
