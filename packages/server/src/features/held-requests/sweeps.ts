import type { Ctx } from '../../platform/ctx.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import { sendDueProofs } from './ask-for-proof.ts'
import { nextProofAt } from './proof-queries.ts'
import { lockUnseen, nextUnseenAt, updateHeld } from './queries.ts'

/** No contact has opened it for so long: the account's manager is told, once. Returns how many it took. */
async function tellManagers(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const unseen = await lockUnseen(ctx, limit, dueBy)
  const at = unseen.length > 0 ? new Date(await ctx.now()) : undefined
  for (const { id, account_id: accountId } of unseen) {
    await updateHeld(ctx, id, { tell_manager_at: null, ...(at && { manager_told_at: at }) })
    await ctx.publish({ type: 'held_request.unseen', accountId, subject: { type: 'held_request', id } })
  }
  return unseen.length
}

/** What falls due by itself: managers to tell, letters that were put off. */
export const heldSources: readonly SweepSource[] = [
  {
    name: 'held-requests',
    nextAt: nextUnseenAt,
    take: tellManagers,
    timer: { table: 'held_requests', timer: 'tell_manager_at', key: 'id' },
  },
  {
    name: 'address-proofs',
    nextAt: nextProofAt,
    take: sendDueProofs,
    timer: { table: 'address_proofs', timer: 'send_at', key: 'id' },
  },
]
