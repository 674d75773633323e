import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getPortalEndpoint, listPortalsEndpoint } from '@mainstay/contracts/portals'
import { z } from 'zod'
import { allow, isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { portalView, portalViews } from './portal-views.ts'
import { pagePortalRows } from './queries.ts'

/** Accounts looked at for one page: which of them have a portal follows from their agreements, not from a column. */
const lookedAt = 200

/** How the portal of an account looks and where it stands. */
export const getPortal =
  (home: string) =>
  async (ctx: Ctx, { params }: InputOf<typeof getPortalEndpoint>): Promise<OutputOf<typeof getPortalEndpoint>> => {
    const accountId = decodeId('acc', params.accountId)
    allow(ctx, 'portal.see', { accountId })
    return portalView(ctx, accountId, home)
  }

/** Portals that are or were an account's own, by its code. A page may hold fewer than asked and still lead on. */
export const listPortals =
  (home: string) =>
  async (ctx: Ctx, { query }: InputOf<typeof listPortalsEndpoint>): Promise<OutputOf<typeof listPortalsEndpoint>> => {
    const after = readCursor(ctx, query.cursor, z.tuple([z.string()]))?.[0]
    const rows = await pagePortalRows(ctx, { after, limit: lookedAt })
    const seen = rows.filter(({ account_id }) => isAllowed(ctx, 'portal.see', { accountId: account_id }))
    const views = (await portalViews(ctx, seen, home)).filter(({ state }) => state !== 'shared')
    const items = views.slice(0, query.limit)
    const last = views.length > items.length ? items.at(-1)?.account.code : rows.at(-1)?.code
    const leadsOn = views.length > items.length || rows.length === lookedAt
    return { items, nextCursor: leadsOn && last !== undefined ? writeCursor(ctx, [last]) : null }
  }
