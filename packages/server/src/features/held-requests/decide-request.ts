import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { type HeldRow, lockHeld } from './queries.ts'

type Decision = 'held_request.adopt' | 'held_request.decline' | 'held_request.admit'
export type PlacedRow = HeldRow & { readonly account_id: string }

/**
 * A request that waits, under its lock, for whoever may decide so: of two who come at once one decides. Refuses
 * `held_request.not_found`, `held_request.no_account`, `held_request.decided`.
 */
export async function takeToDecide(ctx: Ctx, wireId: string, decision: Decision): Promise<PlacedRow> {
  const row = await lockHeld(ctx, decodeId('hrq', wireId))
  if (!row) throw new Refusal('held_request.not_found')
  const { account_id: accountId } = row
  if (accountId === null) throw new Refusal('held_request.no_account')
  allow(ctx, decision, { accountId })
  if (row.state !== 'held') throw new Refusal('held_request.decided')
  return { ...row, account_id: accountId }
}

/** What every decision writes: when, by whom, and that nobody need be told that it lies unseen. */
export async function decidedNow(ctx: Ctx, { seen_at }: HeldRow) {
  const at = new Date(await ctx.now())
  return { decided_at: at, decided_by: actingPerson(ctx), seen_at: seen_at ?? at, tell_manager_at: null }
}
