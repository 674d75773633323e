import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { acceptClock, type GuardState } from '../../platform/clock/index.ts'
import type { Ctx } from '../../platform/ctx.ts'

/** An administrator says that the database's clock is right after a jump; every process hears of it within seconds. */
export const confirmClock =
  (clockState: () => GuardState | undefined) =>
  async (ctx: Ctx): Promise<null> => {
    allow(ctx, 'clock.accept', {})
    if (clockState()?.mayFire !== false) throw new Refusal('clock.not_frozen')
    await acceptClock(ctx)
    return null
  }
