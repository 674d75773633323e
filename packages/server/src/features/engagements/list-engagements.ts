import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getEngagementEndpoint, listEngagementsEndpoint } from '@mainstay/contracts/engagements'
import { z } from 'zod'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { engagementInSight } from './engagement-in-sight.ts'
import { listEngagementRows } from './list-queries.ts'
import { briefsOf, engagementView } from './views.ts'

const position = z.tuple([z.number(), z.uuid()])

/** Sessions within sight, the latest first. */
export async function listEngagements(
  ctx: Ctx,
  { query }: InputOf<typeof listEngagementsEndpoint>,
): Promise<OutputOf<typeof listEngagementsEndpoint>> {
  const { accountId, commitmentId, state, onRequest, limit, cursor } = query
  const rows = await listEngagementRows(ctx, {
    ...{ state, onRequest, limit: limit + 1, after: readCursor(ctx, cursor, position) },
    accountId: accountId === undefined ? undefined : decodeId('acc', accountId),
    commitmentId: commitmentId === undefined ? undefined : decodeId('com', commitmentId),
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: [
      ...(await briefsOf(
        ctx,
        page.filter((row) => isAllowed(ctx, 'engagement.see', row)),
      )),
    ],
    nextCursor: last ? writeCursor(ctx, [(last.startsAt ?? last.createdAt).getTime(), last.id]) : null,
  }
}

export async function getEngagement(
  ctx: Ctx,
  { params }: InputOf<typeof getEngagementEndpoint>,
): Promise<OutputOf<typeof getEngagementEndpoint>> {
  const { id } = await engagementInSight(ctx, params.engagementId)
  return engagementView(ctx, id)
}
