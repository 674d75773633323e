import { actingManager } from '@mainstay/policy/success'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { findStaffRow, type StaffRow } from './queries.ts'

/** Who acts for an account now, of the manager named and the deputy; undefined where none is named or still there. */
export async function actingManagerOf(
  ctx: Ctx,
  { tamId, deputyId }: { readonly tamId: string | null; readonly deputyId: string | null },
): Promise<StaffRow | undefined> {
  // hours and absence are the staff's own: a contact is only told who it is
  const [tam, deputy] = await asDesk(ctx, async () => [
    tamId === null ? undefined : await findStaffRow(ctx, tamId),
    deputyId === null ? undefined : await findStaffRow(ctx, deputyId),
  ])
  const standing = (row: StaffRow | undefined) =>
    row && { personId: row.person_id, awayUntil: row.away_until?.getTime() }
  const acting = actingManager({ tam: standing(tam), deputy: standing(deputy), at: await ctx.now() })
  return [tam, deputy].find((row) => row !== undefined && row.person_id === acting)
}
