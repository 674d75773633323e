import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { changeStaffEndpoint } from '@mainstay/contracts/staff'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { knownZone } from '../contacts/index.ts'
import { checkHours } from './check-hours.ts'
import { keepAdministrator } from './keep-administrator.ts'
import { checkSight, writeSight } from './named-sight.ts'
import { findStaffRow, lockStaff, replaceRoles, type StaffRow, updateStaff } from './queries.ts'
import { staffView } from './views.ts'

type Input = InputOf<typeof changeStaffEndpoint>

/** Changes roles, place, hours or the accounts they see. What somebody may do follows within seconds; tickets stay with whom they are. */
export async function changeStaff(ctx: Ctx, { params, body }: Input): Promise<OutputOf<typeof changeStaffEndpoint>> {
  allow(ctx, 'staff.manage', {})
  const personId = decodeId('per', params.personId)
  const locked = await lockStaff(ctx, personId)
  const before = locked && (await findStaffRow(ctx, personId))
  if (!before) throw new Refusal('staff.not_found')
  requireCurrentVersion(ctx, locked.version)
  if (body.zone) knownZone(body.zone)
  if (body.weekly) checkHours(body.zone ?? before.zone, body.weekly)
  const roles = body.roles && [...new Set(body.roles)]
  if (roles && before.roles?.includes('admin') && !roles.includes('admin')) await keepAdministrator(ctx, personId)

  checkSight(body.sight ?? before.sight, {
    roles: roles ?? before.roles ?? [],
    headOfSupport: body.headOfSupport ?? before.head_of_support,
  })

  const at = await ctx.now()
  const { city, country, zone, weekly, headOfSupport } = body
  await updateStaff(ctx, personId, { city, country, zone, weekly, head_of_support: headOfSupport })
  if (roles) await replaceRoles(ctx, personId, roles, new Date(at))
  await writeSight(ctx, personId, body)
  const after = (await findStaffRow(ctx, personId)) as StaffRow
  await ctx.publish({
    type: 'staff.changed',
    subject: { type: 'person', id: personId },
    data: { roles: (after.roles ?? []).join(','), sight: after.sight, accounts: after.named?.length ?? 0 },
  })
  return staffView(after, at)
}
