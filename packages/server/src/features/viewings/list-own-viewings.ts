import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { listOwnViewingsEndpoint } from '@mainstay/contracts/viewings'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { personRefs } from '../contacts/index.ts'
import { listViewingsOf } from './queries.ts'
import { viewingView } from './view.ts'

/** Who on the staff saw the caller's portal, newest first. */
export async function listOwnViewings(
  ctx: Ctx,
  { query }: InputOf<typeof listOwnViewingsEndpoint>,
): Promise<OutputOf<typeof listOwnViewingsEndpoint>> {
  const { actor } = ctx
  if (actor.kind !== 'contact') throw new Refusal('access.denied')
  const { personId, accountId } = actor
  allow(ctx, 'person.see', { personId, accountId })
  const rows = await listViewingsOf(ctx, {
    ...{ accountId, personId, limit: query.limit + 1 },
    before: readCursor(ctx, query.cursor, z.tuple([z.uuid()]))?.[0],
  })
  const shown = rows.slice(0, query.limit)
  const people = await personRefs(ctx, [personId, ...shown.map(({ staff_id }) => staff_id)])
  const at = await ctx.now()
  const last = rows.length > shown.length ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => viewingView(row, people, at)),
    nextCursor: last ? writeCursor(ctx, [last.id]) : null,
  }
}
