import type { PersonRef } from '@mainstay/contracts/shared'
import type { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { listPersonRefs } from './queries.ts'

export type PersonRefView = z.infer<typeof PersonRef>

/** Names by person id, for those within sight; the rest are simply missing. */
export async function personRefs(
  ctx: Ctx,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, PersonRefView>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))]
  const rows = await listPersonRefs(ctx, wanted)
  return new Map(rows.map(({ id, name, side, city }) => [id, { id: encodeId('per', id), name, side, city }]))
}
