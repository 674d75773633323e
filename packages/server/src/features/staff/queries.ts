import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

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
    .where('s.to_at', 'is', null)

export type StaffRow = Awaited<ReturnType<typeof listStaffRows>>[number]

/** Everyone on the staff now, by name. */
export const listStaffRows = (ctx: Ctx) => selectStaff(ctx).orderBy('p.name').execute()

export const findStaffRow = (ctx: Ctx, personId: string): Promise<StaffRow | undefined> =>
  selectStaff(ctx).where('s.person_id', '=', personId).executeTakeFirst()

/** Those with limited sight for whom this account is named. */
export const listNamedSight = async (ctx: Ctx, accountId: string): Promise<readonly string[]> => {
  const rows = await ctx.db.selectFrom('staff_sight').select('person_id').where('account_id', '=', accountId).execute()
  return rows.map((row) => row.person_id)
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

export const insertStaff = async (ctx: Ctx, { weekly, roles, at, ...row }: NewStaff): Promise<void> => {
  await ctx.db
    .insertInto('staff')
    .values({ ...row, working_hours: sql`${JSON.stringify({ weekly })}::jsonb`, from_at: at })
    .execute()
  await ctx.db
    .insertInto('staff_roles')
    .values(roles.map((role) => ({ person_id: row.person_id, role, from_at: at })))
    .execute()
}
