import type { Ctx } from '../../platform/ctx.ts'
import { policyForAccount } from '../policies/index.ts'
import type { EngagementRow } from './queries.ts'

/** Where the session meets, by the policy's template (9.8) and its own room. */
export async function meetingUrlOf(ctx: Ctx, { accountId, room }: EngagementRow): Promise<string> {
  const { sessions } = await policyForAccount(ctx, accountId)
  return sessions.meetingLink.replace('{room}', `mainstay-${room}`)
}
