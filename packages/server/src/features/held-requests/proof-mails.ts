import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { getProofMailsEndpoint } from '@mainstay/contracts/held-requests'
import { hourOf } from '@mainstay/policy/held'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { currentPolicy } from '../policies/index.ts'
import { sumHours } from './proof-queries.ts'

const dayMs = 86_400_000

/** Letters to unproved addresses, and the limits on them: printed for the staff (P7). */
export async function getProofMails(ctx: Ctx): Promise<OutputOf<typeof getProofMailsEndpoint>> {
  allow(ctx, 'staff.see', {})
  const now = await ctx.now()
  const hour = await sumHours(ctx, new Date(hourOf(now)))
  const day = await sumHours(ctx, new Date(now - dayMs))
  const { everyHours, perHour } = (await currentPolicy(ctx)).people.heldRequests.proofMails
  return { mailedThisHour: hour.mailed, mailedToday: day.mailed, putOffToday: day.put_off, perHour, everyHours }
}
