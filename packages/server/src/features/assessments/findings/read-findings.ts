import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getFindingEndpoint, listFindingsEndpoint } from '@mainstay/contracts/findings'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { personRefs, requireAccount } from '../../contacts/index.ts'
import { findingViews, readFinding } from './finding-views.ts'
import { listHistory } from './history.ts'
import { findFinding, listFindingRows } from './queries.ts'

/** What an account was told of, as it stands now. */
export async function listFindings(
  ctx: Ctx,
  { params, query }: InputOf<typeof listFindingsEndpoint>,
): Promise<OutputOf<typeof listFindingsEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'assessment.see', { accountId })
  await requireAccount(ctx, accountId)
  const environmentId = query.environmentId === undefined ? undefined : decodeId('env', query.environmentId)
  return {
    items: await findingViews(ctx, await listFindingRows(ctx, { accountId, environmentId, state: query.state })),
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
