import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listOwnPortalsEndpoint } from '@mainstay/contracts/portals'
import type { Principal } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { ownAccountsOf } from '../access/index.ts'
import { portalUrlsOf } from './portal-url.ts'
import type { PortalsParts } from './portals-parts.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/**
 * Where each account of the caller goes. Read for all of them at once, under the worker's role: a unit of the caller
 * sees the one account in use only.
 */
export const listOwnPortals =
  ({ openUnit, home }: PortalsParts) =>
  async ({ caller }: Call<unknown>): Promise<OutputOf<typeof listOwnPortalsEndpoint>> => {
    const ids = caller === undefined ? [] : ownAccountsOf(caller.principal).map(({ id }) => id)
    const urls = await openUnit(worker, 'read', (ctx) => portalUrlsOf(ctx, ids, home))
    const items = ids.map((id) => {
      const { url, slug, host } = urls.get(id) ?? { url: home, slug: null, host: null }
      return { accountId: encodeId('acc', id), slug, host, url }
    })
    return { items }
  }
