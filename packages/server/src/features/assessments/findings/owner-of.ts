import { Refusal } from '@mainstay/contracts/problems'
import { asDesk } from '../../../platform/as-desk.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { mandateOf } from '../../contacts/index.ts'
import { staffForAccount } from '../../staff/index.ts'

/** Refuses `finding.owner_unfit` unless the owner is a contact of the account or one of ours who sees it. */
export async function ownerOf(ctx: Ctx, accountId: string, ownerId: string | null) {
  if (ownerId === null) return { owner_id: null, owner_side: null }
  const owner_id = decodeId('per', ownerId)
  const at = await ctx.now()
  const { inSight } = await asDesk(ctx, () => staffForAccount(ctx, accountId, at))
  if (inSight.some(({ person_id }) => person_id === owner_id)) return { owner_id, owner_side: 'staff' as const }
  if (!(await mandateOf(ctx, accountId, owner_id))) throw new Refusal('finding.owner_unfit')
  return { owner_id, owner_side: 'customer' as const }
}
