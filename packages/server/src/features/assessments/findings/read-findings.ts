import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getFindingEndpoint, listFindingsEndpoint } from '@mainstay/contracts/findings'
import { Refusal } from '@mainstay/contracts/problems'
import { z } from 'zod'
import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../../platform/http/cursor.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { personRefs, requireAccount } from '../../contacts/index.ts'
import { findingViews, readFinding } from './finding-views.ts'
import { listHistory } from './history.ts'
import { findFinding, listFindingRows, placeOfFinding } from './queries.ts'

const position = z.tuple([
  z.literal([0, 1]),
  z.number().int(),
  z.union([z.iso.date(), z.literal('infinity')]),
  z.uuid(),
])

/** What an account was told of, as it stands now. */
export async function listFindings(
  ctx: Ctx,
  { params, query }: InputOf<typeof listFindingsEndpoint>,
): Promise<OutputOf<typeof listFindingsEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'assessment.see', { accountId })
  await requireAccount(ctx, accountId)
  const environmentId = query.environmentId === undefined ? undefined : decodeId('env', query.environmentId)
  const { state, limit, cursor } = query
  const after = readCursor(ctx, cursor, position)
  const rows = await listFindingRows(ctx, { accountId, environmentId, state, after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: await findingViews(ctx, page),
    nextCursor: last ? writeCursor(ctx, placeOfFinding(last)) : null,
  }
}

/** One of them with its history. */
export async function getFinding(
  ctx: Ctx,
  { params }: InputOf<typeof getFindingEndpoint>,
): Promise<OutputOf<typeof getFindingEndpoint>> {
  const row = await findFinding(ctx, decodeId('fnd', params.findingId))
  if (!row) throw new Refusal('finding.not_found')
  allow(ctx, 'assessment.see', { accountId: row.accountId })
  const history = await listHistory(ctx, row)
  const people = await personRefs(
    ctx,
    history.map(({ byId }) => byId),
  )
  return {
    finding: await readFinding(ctx, row),
    history: history.map(({ kind, byId, at, untilOn, words }) => ({
      ...{ kind, by: (byId !== null && people.get(byId)) || null, at: at.toISOString(), untilOn, words },
    })),
  }
}
