import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

const selectStaff = (ctx: Ctx) =>
  ctx.db
    .selectFrom('staff as s')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .leftJoin('addresses as a', (join) => join.onRef('a.person_id', '=', 's.person_id').on('a.is_main', '=', true))
    .select([
      's.person_id',
      'p.name',
      'a.email',
      's.city',
      's.country',
      's.zone',
      's.working_hours',
      's.head_of_support',
      's.sight',
      's.away_until',
      's.version',
    ])
    .select((eb) =>
      eb
        .selectFrom('staff_roles as r')
        .whereRef('r.person_id', '=', 's.person_id')
        .where('r.to_at', 'is', null)
        .select(sql<string[]>`coalesce(array_agg(r.role ORDER BY r.role), '{}')`.as('roles'))
        .as('roles'),
    )
    .select(sql<boolean>`EXISTS (SELECT 1 FROM auth_users u WHERE u.person_id = s.person_id)`.as('can_sign_in'))
    .select((eb) =>
      eb
        .selectFrom('staff_sight as n')
        .innerJoin('accounts as c', 'c.id', 'n.account_id')
        .whereRef('n.person_id', '=', 's.person_id')
        .select(
          sql<readonly NamedAccount[]>`coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name)
            ORDER BY c.name), '[]')`.as('named'),
        )
        .as('named'),
    )
    .where('s.to_at', 'is', null)

/** An account that a member of staff with named sight sees. */
export interface NamedAccount {
  readonly id: string
  readonly code: string
  readonly name: string
}
export type StaffRow = Awaited<ReturnType<typeof listStaffRows>>[number]

/** Everyone on the staff now, by name. */
export const listStaffRows = (ctx: Ctx) => selectStaff(ctx).orderBy('p.name').execute()

/** Where each of them works. */
export const listStaffZones = (ctx: Ctx) =>
  ctx.db.selectFrom('staff').select(['person_id', 'zone']).where('to_at', 'is', null).execute()

/** The administrators now, locked: of two who end each other at once, one waits and is then the last. */
export const lockAdministrators = async (ctx: Ctx): Promise<readonly string[]> => {
  const rows = await ctx.db
    .selectFrom('staff_roles')
    .select('person_id')
    .where('role', '=', 'admin')
    .where('to_at', 'is', null)
    .orderBy('person_id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.person_id)
}

/** Whether somebody was on the staff once and is no more. */
export const hasLeft = async (ctx: Ctx, personId: string): Promise<boolean> => {
  const row = await ctx.db
    .selectFrom('staff')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('to_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** Locks the membership; undefined when there is none now. */
export const lockStaff = (ctx: Ctx, personId: string) =>
  ctx.db
    .selectFrom('staff')
    .select('version')
    .where('person_id', '=', personId)
    .where('to_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const findStaffRow = (ctx: Ctx, personId: string): Promise<StaffRow | undefined> =>
  selectStaff(ctx).where('s.person_id', '=', personId).executeTakeFirst()

/** Those with limited sight for whom this account is named. */
export const listNamedSight = (ctx: Ctx, accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('staff_sight')
    .select(['account_id', 'person_id'])
    .where('account_id', '=', among(accountIds))
    .execute()

/** How many of these accounts there are. */
export const countAccounts = async (ctx: Ctx, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) return 0
  const rows = await ctx.db
    .selectFrom('accounts')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  return rows.length
}

export const setAwayUntil = (ctx: Ctx, personId: string, awayUntil: Date | null) =>
  ctx.db
    .updateTable('staff')
    .set((eb) => ({ away_until: awayUntil, version: eb('version', '+', 1) }))
    .where('person_id', '=', personId)
    .execute()

export const setSight = (ctx: Ctx, personId: string, sight: 'all' | 'named') =>
  ctx.db.updateTable('staff').set({ sight }).where('person_id', '=', personId).execute()

export const replaceSight = async (ctx: Ctx, personId: string, accountIds: readonly string[]): Promise<void> => {
  await ctx.db.deleteFrom('staff_sight').where('person_id', '=', personId).execute()
  if (accountIds.length === 0) return
  const rows = accountIds.map((account_id) => ({ person_id: personId, account_id }))
  await ctx.db.insertInto('staff_sight').values(rows).execute()
}

export interface NewStaff {
  readonly person_id: string
  readonly city: string
  readonly country: string
  readonly zone: string
  readonly weekly: unknown
  readonly head_of_support: boolean
  readonly roles: readonly string[]
  readonly at: Date
}

/** Writes a membership; one that ended begins anew, and what was before stays in the events. */
export const putStaff = async (ctx: Ctx, { weekly, roles, at, ...row }: NewStaff): Promise<void> => {
  const said = { ...row, working_hours: sql<never>`${JSON.stringify({ weekly })}::jsonb`, from_at: at, to_at: null }
  await ctx.db
    .insertInto('staff')
    .values(said)
    .onConflict((taken) =>
      taken
        .column('person_id')
        .doUpdateSet((eb) => ({ ...said, version: eb('staff.version', '+', 1) }))
        .where('staff.to_at', 'is not', null),
    )
    .execute()
  await ctx.db
    .insertInto('staff_roles')
    .values(roles.map((role) => ({ person_id: row.person_id, role, from_at: at })))
    .execute()
}

export interface StaffChange {
  readonly city?: string | undefined
  readonly country?: string | undefined
  readonly zone?: string | undefined
  readonly weekly?: unknown
  readonly head_of_support?: boolean | undefined
  readonly to_at?: Date | undefined
}

export const updateStaff = async (ctx: Ctx, personId: string, { weekly, ...row }: StaffChange): Promise<void> => {
  const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
  const hours = weekly === undefined ? {} : { working_hours: sql<never>`${JSON.stringify({ weekly })}::jsonb` }
  await ctx.db
    .updateTable('staff')
    .set((eb) => ({ ...said, ...hours, version: eb('version', '+', 1) }))
    .where('person_id', '=', personId)
    .execute()
}

/** Ends the roles that are not among `roles` and begins those that are new. */
export const replaceRoles = async (ctx: Ctx, personId: string, roles: readonly string[], at: Date): Promise<void> => {
  const ending = ctx.db
    .updateTable('staff_roles')
    .set({ to_at: at })
    .where('person_id', '=', personId)
    .where('to_at', 'is', null)
  await (roles.length === 0 ? ending : ending.where('role', 'not in', [...roles])).execute()
  for (const role of roles)
    await sql`INSERT INTO staff_roles (person_id, role, from_at) SELECT ${personId}, ${role}, ${at}
      WHERE NOT EXISTS (SELECT 1 FROM staff_roles r
        WHERE r.person_id = ${personId} AND r.role = ${role} AND r.to_at IS NULL)`.execute(ctx.db)
}
