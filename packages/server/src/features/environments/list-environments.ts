import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listEnvironmentHistoryEndpoint, listEnvironmentsEndpoint } from '@mainstay/contracts/environments'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { environmentViews } from './environment-view.ts'
import { findEnvironmentRow, listEnvironmentRows, listHistory } from './queries.ts'

/** Installations of the account, production first. */
export async function listEnvironments(
  ctx: Ctx,
  { params }: InputOf<typeof listEnvironmentsEndpoint>,
): Promise<OutputOf<typeof listEnvironmentsEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'account.see', { accountId })
  return { items: await environmentViews(ctx, await listEnvironmentRows(ctx, accountId)) }
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
