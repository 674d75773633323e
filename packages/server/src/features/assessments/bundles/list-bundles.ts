import type { listBundlesEndpoint } from '@mainstay/contracts/bundles'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { requireAccount } from '../../contacts/index.ts'
import { bundleViews } from './bundle-views.ts'
import { listBundleRows } from './queries.ts'

/** What was received of an account, or of one of its installations. */
export async function listBundles(
  ctx: Ctx,
  { params, query }: InputOf<typeof listBundlesEndpoint>,
): Promise<OutputOf<typeof listBundlesEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'bundle.see', { accountId })
  await requireAccount(ctx, accountId)
  const environmentId = query.environmentId === undefined ? undefined : decodeId('env', query.environmentId)
  return { items: await bundleViews(ctx, await listBundleRows(ctx, { accountId, environmentId })) }
}
