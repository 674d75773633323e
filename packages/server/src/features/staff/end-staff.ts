import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { endStaffEndpoint } from '@mainstay/contracts/staff'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { keepAdministrator } from './keep-administrator.ts'
import { lockStaff, replaceRoles, updateStaff } from './queries.ts'

/** Ends a membership. What they wrote stays theirs; their open tickets go back to the queue by event. */
export async function endStaff(ctx: Ctx, { params }: InputOf<typeof endStaffEndpoint>): Promise<null> {
  allow(ctx, 'staff.manage', {})
  const personId = decodeId('per', params.personId)
  const member = await lockStaff(ctx, personId)
  if (!member) throw new Refusal('staff.not_found')
  requireCurrentVersion(ctx, member.version)
  await keepAdministrator(ctx, personId)

  const at = new Date(await ctx.now())
  await updateStaff(ctx, personId, { to_at: at })
  await replaceRoles(ctx, personId, [], at)
  await ctx.publish({ type: 'staff.ended', subject: { type: 'person', id: personId }, data: {} })
  return null
}
