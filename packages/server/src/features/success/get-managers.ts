import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { AccountManager, getAccountManagersEndpoint } from '@mainstay/contracts/success'
import { actingManager } from '@mainstay/policy/success'
import { allow } from '../../platform/access.ts'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { personRefs, requireAccount } from '../contacts/index.ts'
import { atWork, awayAt, findStaff, type StaffRow } from '../staff/index.ts'
import { planGround } from './plan-ground.ts'

/** Who looks after an account and who stands in, with place, hours now and absence: what a customer may know of them. */
export async function getAccountManagers(
  ctx: Ctx,
  { params }: InputOf<typeof getAccountManagersEndpoint>,
): Promise<OutputOf<typeof getAccountManagersEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'success_plan.see', { accountId })
  await requireAccount(ctx, accountId)
  const at = await ctx.now()
  const account = await accountOf(ctx, accountId)
  // hours and absence are the staff's own; of these two people the account may know them
  const staffOf = async (id: string | null | undefined) => (id ? asDesk(ctx, () => findStaff(ctx, id)) : undefined)
  const [tam, deputy] = [await staffOf(account?.tam_id), await staffOf(account?.deputy_id)]
  const view = (row: StaffRow | undefined) => managerView(ctx, row, at)
  const actingId = actingManager({ tam: standing(tam), deputy: standing(deputy), at })
  const { held } = await planGround(ctx, accountId)
  const { result } = held.entitlement
  return {
    tam: await view(tam),
    deputy: await view(deputy),
    actingId: actingId === undefined ? null : encodeId('per', actingId),
    clause: result.inForce ? result.terms.namedManager.clause : null,
  }
}

const standing = (row: StaffRow | undefined) => row && { personId: row.person_id, awayUntil: row.away_until?.getTime() }

async function managerView(ctx: Ctx, row: StaffRow | undefined, at: number): Promise<AccountManager | null> {
  const person = row && (await personRefs(ctx, [row.person_id])).get(row.person_id)
  if (!row || !person) return null
  const { isAtWork, opensAt } = atWork(row, at)
  return {
    person,
    zone: row.zone,
    isAtWork,
    opensAt: opensAt === undefined ? null : new Date(opensAt).toISOString(),
    awayUntil: awayAt(row, at),
  }
}
