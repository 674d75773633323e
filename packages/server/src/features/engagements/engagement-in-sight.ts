import { Refusal } from '@mainstay/contracts/problems'
import type { Action } from '@mainstay/policy/access'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { type EngagementRow, findEngagement, lockEngagement } from './queries.ts'

export type OnEngagement = Extract<Action, `engagement.${string}`>

/** A session that the actor may see. Refuses `engagement.not_found`. */
export async function engagementInSight(
  ctx: Ctx,
  engagementId: string,
  action: OnEngagement = 'engagement.see',
): Promise<EngagementRow> {
  const row = await findEngagement(ctx, decodeId('eng', engagementId))
  if (!row) throw new Refusal('engagement.not_found')
  allow(ctx, action, row)
  return row
}

/** The same, held until the end of the transaction. */
export async function holdRow(ctx: Ctx, engagementId: string, action: OnEngagement): Promise<EngagementRow> {
  const row = await lockEngagement(ctx, decodeId('eng', engagementId))
  if (!row) throw new Refusal('engagement.not_found')
  allow(ctx, action, row)
  return row
}
