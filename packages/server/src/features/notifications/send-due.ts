import type { SweepSource } from '../../platform/sweep/index.ts'
import { claimDue, earliestTry } from './delivery-queries.ts'
import { LEASE_MS } from './lease.ts'
import type { PostRoom } from './post-room.ts'

/** Mail whose time has come: claimed in the sweep's transaction, sent after its commit. */
export const mailToSend = (postRoom: PostRoom): SweepSource => ({
  name: 'mail',
  timer: { table: 'deliveries', timer: 'next_try_at', key: 'id', account: 'account_id' },
  nextAt: async (db) => (postRoom.room > 0 ? await earliestTry(db) : undefined),
  async take(ctx, limit, dueBy) {
    const space = Math.min(limit, postRoom.room)
    if (space <= 0) return 0
    const claimed = await claimDue(ctx, { limit: space, dueBy, leaseMs: LEASE_MS, except: postRoom.inHand })
    if (claimed.length > 0) ctx.afterCommit(() => postRoom.take(claimed))
    return claimed.length
  },
})
