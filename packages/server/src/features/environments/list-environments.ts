import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listEnvironmentHistoryEndpoint, listEnvironmentsEndpoint } from '@mainstay/contracts/environments'
import { Refusal } from '@mainstay/contracts/problems'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { environmentViews } from './environment-view.ts'
import { countEnvironments, listEnvironmentPage } from './page-queries.ts'
import { findEnvironmentRow, listHistory } from './queries.ts'

const position = z.tuple([z.union([z.literal(0), z.literal(1)]), z.string(), z.uuid()])

/** A page of the account's installations, production first. */
export async function listEnvironments(
  ctx: Ctx,
  { params, query }: InputOf<typeof listEnvironmentsEndpoint>,
): Promise<OutputOf<typeof listEnvironmentsEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'account.see', { accountId })
  const { limit, q, order } = query
  const id = query.environmentId === undefined ? undefined : decodeId('env', query.environmentId)
  const after = readCursor(ctx, query.cursor, position)
  const rows = await listEnvironmentPage(ctx, accountId, { q, id, order, after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit && order === 'production' ? shown.at(-1) : undefined
  return {
    items: await environmentViews(ctx, shown),
    nextCursor: last ? writeCursor(ctx, [last.is_production ? 0 : 1, last.name, last.id]) : null,
    total: await countEnvironments(ctx, accountId),
  }
}

const changesShown = 200

/** What an installation ran, since when, and who said so; of closed ones too. Refuses `environment.not_found`. */
export async function listEnvironmentHistory(
  ctx: Ctx,
  { params }: InputOf<typeof listEnvironmentHistoryEndpoint>,
): Promise<OutputOf<typeof listEnvironmentHistoryEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'account.see', { accountId })
  const id = decodeId('env', params.environmentId)
  if (!(await findEnvironmentRow(ctx, accountId, id))) throw new Refusal('environment.not_found')
  const rows = await listHistory(ctx, accountId, id, changesShown)
  const people = await personRefs(
    ctx,
    rows.map(({ by_person }) => by_person),
  )
  return {
    items: rows.map((row) => ({
      kind: row.kind,
      versionBefore: row.version_before,
      versionAfter: row.version_after,
      platformsBefore: row.platforms_before && [...row.platforms_before],
      platformsAfter: [...row.platforms_after],
      by: (row.by_person && people.get(row.by_person)) || null,
      at: row.at.toISOString(),
    })),
  }
}
