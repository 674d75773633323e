import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listStaffEndpoint } from '@mainstay/contracts/staff'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { listStaffRows } from './queries.ts'
import { staffView } from './views.ts'

/** The staff with roles and hours. */
export async function listStaff(ctx: Ctx): Promise<OutputOf<typeof listStaffEndpoint>> {
  allow(ctx, 'staff.see', {})
  const at = await ctx.now()
  return { items: (await listStaffRows(ctx)).map((row) => staffView(row, at)) }
}
