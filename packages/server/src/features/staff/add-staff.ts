import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { addStaffEndpoint } from '@mainstay/contracts/staff'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { findPersonByEmail, insertPerson, knownZone } from '../contacts/index.ts'
import { checkHours } from './check-hours.ts'
import { checkSight, writeSight } from './named-sight.ts'
import { findStaffRow, hasLeft, putStaff, type StaffRow } from './queries.ts'
import { staffView } from './views.ts'

type Body = Omit<InputOf<typeof addStaffEndpoint>['body'], 'invite'> & { readonly invite?: boolean }

const officeHours = {
  mon: [['09:00', '17:30']],
  tue: [['09:00', '17:30']],
  wed: [['09:00', '17:30']],
  thu: [['09:00', '17:30']],
  fri: [['09:00', '17:30']],
} as const

/**
 * Writes a member of staff, without asking who may: for the set-up page, which has nobody to ask yet. Whoever was one
 * before comes back as the person they were. Invites nobody unless told to.
 */
export async function recordStaff(ctx: Ctx, body: Body): Promise<string> {
  knownZone(body.zone)
  const weekly = body.weekly ?? officeHours
  checkHours(body.zone, weekly)
  checkSight(body.sight ?? 'all', body)
  const at = await ctx.now()
  const id = (await findReturning(ctx, body.email)) ?? (await addPerson(ctx, body, at))
  const { city, country, zone, headOfSupport, roles, invite = false } = body
  await putStaff(ctx, {
    person_id: id,
    city,
    country,
    zone,
    weekly,
    head_of_support: headOfSupport,
    roles,
    at: new Date(at),
  })
  await writeSight(ctx, id, { ...body, sight: body.sight ?? 'all' })
  await ctx.publish({ type: 'staff.added', subject: { type: 'person', id }, data: { roles: roles.join(','), invite } })
  return id
}

async function addPerson(ctx: Ctx, { name, email, zone }: Body, at: number): Promise<string> {
  const id = ctx.newId()
  await insertPerson(ctx, { id, name, email, zone, locale: 'en', at })
  return id
}

/** A colleague of before, by an address of theirs. Anybody else's address is refused, also a contact's. */
async function findReturning(ctx: Ctx, email: string): Promise<string | undefined> {
  const known = await findPersonByEmail(ctx, email)
  if (!known) return undefined
  if (!(await hasLeft(ctx, known.person_id))) throw new Refusal('person.email_taken')
  return known.person_id
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
