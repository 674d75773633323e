import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listNoticesEndpoint } from '@mainstay/contracts/notices'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { noticeViews } from './notice-views.ts'
import { listOpenNotices, listPastNotices } from './queries.ts'

/** What shows and what is planned first, then the latest that are over. */
export async function listNotices(ctx: Ctx): Promise<OutputOf<typeof listNoticesEndpoint>> {
  allow(ctx, 'notice.see', {})
  const at = await ctx.now()
  const rows = [...(await listOpenNotices(ctx, at)), ...(await listPastNotices(ctx, at))]
  return { items: [...(await noticeViews(ctx, rows))] }
}
