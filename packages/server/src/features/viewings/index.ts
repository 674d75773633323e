import { endViewingEndpoint, listOwnViewingsEndpoint, startViewingEndpoint } from '@mainstay/contracts/viewings'
import type { Ctx } from '../../platform/ctx.ts'
import { type Route, serve } from '../../platform/http/route.ts'
import { endViewing } from './end-viewing.ts'
import { listOwnViewings } from './list-own-viewings.ts'
import { findViewingRow, type ViewingRow } from './queries.ts'
import { startViewing } from './start-viewing.ts'

export const viewingRoutes = (forgetCallers: () => void): readonly Route[] => [
  serve(startViewingEndpoint, startViewing),
  serve(endViewingEndpoint, async (ctx, input) => {
    ctx.afterCommit(forgetCallers)
    return endViewing(ctx, input)
  }),
  serve(listOwnViewingsEndpoint, listOwnViewings),
]

/** A viewing that is going on at this instant. */
export async function findOpenViewing(ctx: Ctx, id: string): Promise<ViewingRow | undefined> {
  const viewing = await findViewingRow(ctx, id)
  if (!viewing || viewing.ended_at !== null) return undefined
  return viewing.expires_at.getTime() > (await ctx.now()) ? viewing : undefined
}
