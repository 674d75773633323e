import { Refusal } from '@mainstay/contracts/problems'
import { isAllowed } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { findOwedById, type OwedRecord } from './list-queries.ts'

/** The owed engagement that an address names. Refuses `commitment.not_found` for what is not in sight. */
export async function owedInSight(ctx: Ctx, commitmentId: string): Promise<OwedRecord> {
  const record = await findOwedById(ctx, decodeId('com', commitmentId))
  if (!record || !isAllowed(ctx, 'owed.see', { accountId: record.accountId })) throw new Refusal('commitment.not_found')
  return record
}
