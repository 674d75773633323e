import { civilDateAt } from '@mainstay/policy/calendar'
import type { Ctx } from '../../platform/ctx.ts'
import { hoursZoneOf } from '../contacts/index.ts'

/** The zone in which dates of support begin for an account: where its primary contact is, else UTC. */
export const zoneOfAccount = async (ctx: Ctx, accountId: string): Promise<string> =>
  (await hoursZoneOf(ctx, accountId)) ?? 'UTC'

/** The civil date there at an instant. */
export const todayAt = async (ctx: Ctx, accountId: string, at: number): Promise<string> =>
  civilDateAt(await zoneOfAccount(ctx, accountId), at)
