import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { addStaffEndpoint } from '@mainstay/contracts/staff'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { findPersonByEmail, insertPerson, knownZone } from '../contacts/index.ts'
import { checkHours } from './check-hours.ts'
import { checkSight, writeSight } from './named-sight.ts'
import { findStaffRow, insertStaff, type StaffRow } from './queries.ts'
import { staffView } from './views.ts'

type Body = InputOf<typeof addStaffEndpoint>['body']

const officeHours = {
  mon: [['09:00', '17:30']],
  tue: [['09:00', '17:30']],
  wed: [['09:00', '17:30']],
  thu: [['09:00', '17:30']],
  fri: [['09:00', '17:30']],
} as const

/** Writes a member of staff, without asking who may: for the set-up page, which has nobody to ask yet. */
export async function recordStaff(ctx: Ctx, body: Body): Promise<string> {
  knownZone(body.zone)
  const weekly = body.weekly ?? officeHours
  checkHours(body.zone, weekly)
  checkSight(body.sight ?? 'all', body)
  if (await findPersonByEmail(ctx, body.email)) throw new Refusal('person.email_taken')
  const id = ctx.newId()
  const at = await ctx.now()
  await insertPerson(ctx, { id, name: body.name, email: body.email, zone: body.zone, locale: 'en', at })
  const { city, country, zone, headOfSupport, roles } = body
  await insertStaff(ctx, {
    person_id: id,
    city,
    country,
    zone,
    weekly,
    head_of_support: headOfSupport,
    roles,
    at: new Date(at),
  })
  await writeSight(ctx, id, body)
  await ctx.publish({ type: 'staff.added', subject: { type: 'person', id }, data: { roles: roles.join(',') } })
  return id
}

/** Adds a member of staff. */
export async function addStaff(
  ctx: Ctx,
  { body }: InputOf<typeof addStaffEndpoint>,
): Promise<OutputOf<typeof addStaffEndpoint>> {
  allow(ctx, 'staff.manage', {})
  const id = await recordStaff(ctx, body)
  return staffView((await findStaffRow(ctx, id)) as StaffRow, await ctx.now())
}
