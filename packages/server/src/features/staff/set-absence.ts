import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { setStaffAbsenceEndpoint } from '@mainstay/contracts/staff'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findStaffRow, lockStaff, type StaffRow, setAwayUntil } from './queries.ts'
import { staffView } from './views.ts'

/** Away until an instant: meanwhile whoever stands in for them acts, and it ends by itself. */
export async function setStaffAbsence(
  ctx: Ctx,
  { params, body }: InputOf<typeof setStaffAbsenceEndpoint>,
): Promise<OutputOf<typeof setStaffAbsenceEndpoint>> {
  const personId = decodeId('per', params.personId)
  allow(ctx, 'staff.say_away', { personId })
  const locked = await lockStaff(ctx, personId)
  if (!locked) throw new Refusal('staff.not_found')
  requireCurrentVersion(ctx, locked.version)
  const at = await ctx.now()
  const awayUntil = body.awayUntil === null ? null : new Date(body.awayUntil)
  if (awayUntil !== null && awayUntil.getTime() <= at) throw new Refusal('staff.away_past')

  await setAwayUntil(ctx, personId, awayUntil)
  await ctx.publish({
    type: 'staff.changed',
    subject: { type: 'person', id: personId },
    data: { awayUntil: awayUntil?.toISOString() ?? null },
  })
  return staffView((await findStaffRow(ctx, personId)) as StaffRow, at)
}
