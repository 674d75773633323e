import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { acceptClock } from '../../platform/clock/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { SystemParts } from './system-state.ts'

/** An administrator confirms the database's clock after a jump; firing goes on within 5 s (product, One clock). */
export const acceptDeskClock =
  ({ clockState }: SystemParts) =>
  async (ctx: Ctx): Promise<null> => {
    allow(ctx, 'clock.accept', {})
    if (clockState()?.mayFire !== false) throw new Refusal('clock.not_frozen')
    await acceptClock(ctx)
    return null
  }
