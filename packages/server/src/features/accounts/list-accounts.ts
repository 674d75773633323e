import type { listAccountsEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { z } from 'zod'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { accountViews } from './account-view.ts'
import { listAccountRows } from './queries.ts'

/** Accounts within sight, by code. */
export async function listAccounts(
  ctx: Ctx,
  { query }: InputOf<typeof listAccountsEndpoint>,
): Promise<OutputOf<typeof listAccountsEndpoint>> {
  const after = readCursor(ctx, query.cursor, z.tuple([z.string()]))?.[0]
  const now = await ctx.now()
  // only staff keep an eye on ends; to a customer the filter says nothing
  const isAsked = query.ending === 'soon' && ctx.principal.role !== 'desk_customer'
  const rows = await listAccountRows(ctx, {
    limit: query.limit + 1,
    q: query.q,
    endingAt: isAsked ? new Date(now) : undefined,
    ...(after === undefined ? {} : { after }),
  })
  const shown = rows.slice(0, query.limit).filter(({ id }) => isAllowed(ctx, 'account.see', { accountId: id }))
  const items = await accountViews(ctx, shown, now)
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  return { items, nextCursor: last ? writeCursor(ctx, [last.code]) : null }
}
