import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { closeEnvironmentEndpoint } from '@mainstay/contracts/environments'
import type { Ctx } from '../../platform/ctx.ts'
import { openEnvironment } from './change-environment.ts'
import { environmentView } from './environment-view.ts'
import { keepLines } from './keep-lines.ts'
import { markClosed } from './queries.ts'
import { writeHistory } from './write-history.ts'

/** Closes an installation: nothing new is opened on it; its tickets and its history stay. Refuses `environment.closed`. */
export async function closeEnvironment(
  ctx: Ctx,
  { params }: InputOf<typeof closeEnvironmentEndpoint>,
): Promise<OutputOf<typeof closeEnvironmentEndpoint>> {
  const row = await openEnvironment(ctx, params)
  const at = new Date(await ctx.now())
  await markClosed(ctx, row, at)
  await keepLines(ctx, [{ before: row }])
  await writeHistory(ctx, [{ kind: 'closed', before: row, after: row }])
  await ctx.publish({
    type: 'environment.closed',
    accountId: row.account_id,
    subject: { type: 'environment', id: row.id },
    data: { productId: row.product_id, version: row.product_version },
  })
  return await environmentView(ctx, { ...row, closed_at: at, changed_at: at, version: row.version + 1 })
}
