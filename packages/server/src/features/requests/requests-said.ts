import type { RequestStatus } from '@mainstay/policy/requests'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { listPublicByIds } from './list-queries.ts'
import { sightOf } from './sight.ts'

/** A request as news of it names it. */
export interface RequestSaid {
  /** As it travels. */
  readonly id: string
  readonly title: string
  readonly status: RequestStatus
  /** What is said beside the status. */
  readonly words: string | null
}

/** Those of these requests that the reader has in sight, by uuid. */
export async function requestsSaid(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, RequestSaid>> {
  if (ids.length === 0) return new Map()
  const rows = await listPublicByIds(ctx, [...new Set(ids)], await sightOf(ctx))
  return new Map(
    rows.map(({ id, title, status, statusWords: words }) => [id, { id: encodeId('req', id), title, status, words }]),
  )
}
