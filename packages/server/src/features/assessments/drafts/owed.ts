import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../../platform/ctx.ts'
import { findOwed } from '../../commitments/index.ts'

/** Refuses `commitment.not_found`, and `assessment.window_unfit` where no assessment is owed (any more). */
export async function requireOwed(ctx: Ctx, accountId: string, commitmentId: string): Promise<void> {
  const owed = await findOwed(ctx, { accountId, commitmentId })
  if (!owed) throw new Refusal('commitment.not_found')
  const { window, reading } = owed.clock
  const isOwed = reading.state === 'open' || reading.state === 'scheduled' || reading.state === 'breached'
  if (window.kind !== 'production_assessment' || !isOwed) throw new Refusal('assessment.window_unfit')
}
