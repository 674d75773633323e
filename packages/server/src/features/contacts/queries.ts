import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among, json, unlessTaken } from '../../platform/db/index.ts'
import type { HoursPlace } from './hours-place.ts'

export interface PersonRefRow {
  readonly id: string
  readonly name: string
  readonly side: 'customer' | 'staff'
  readonly city: string | null
}

/** Names of people within sight, in one statement; who is on the staff shows the staff's city, a contact her place. */
export const listPersonRefs = async (ctx: Ctx, ids: readonly string[]): Promise<readonly PersonRefRow[]> => {
  if (ids.length === 0) return []
  return await ctx.db
    .selectFrom('people as p')
    .leftJoin('staff as s', 's.person_id', 'p.id')
    .select((eb) => [
      'p.id',
      'p.name',
      sql<'customer' | 'staff'>`CASE WHEN s.person_id IS NULL THEN 'customer' ELSE 'staff' END`.as('side'),
      eb.fn
        .coalesce(
          's.city',
          eb
            .selectFrom('mandates as m')
            .whereRef('m.person_id', '=', 'p.id')
            .orderBy(sql`m.to_at IS NULL`, 'desc')
            .orderBy('m.from_at', 'desc')
            .limit(1)
            .select('m.city'),
        )
        .as('city'),
    ])
    .where('p.id', '=', among(ids))
    .execute()
}

const mandateColumns = [
  'm.account_id',
  'm.id',
  'm.person_id',
  'm.role',
  'm.is_primary',
  'm.is_deputy',
  'm.kept_place',
  'm.city',
  'm.country',
  'm.region',
  'm.zone',
  'm.away_until',
  'm.urgent_off',
  'm.from_at',
  'm.to_at',
  'm.version',
] as const

const selectMandates = (ctx: Ctx, ...accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('mandates as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .leftJoin('addresses as a', (join) => join.onRef('a.person_id', '=', 'm.person_id').on('a.is_main', '=', true))
    .select(mandateColumns)
    .select([
      'p.name',
      'a.email',
      'a.bounced_at',
      sql<string | null>`to_char(m.trained_on, 'YYYY-MM-DD')`.as('trained_on'),
    ])
    .where('m.account_id', '=', among(accountIds))

/** Mandates of these accounts that are open, the primary first, then in the order they began. */
export const listOpenMandates = (ctx: Ctx, ...accountIds: readonly string[]) =>
  selectMandates(ctx, ...accountIds)
    .where('m.to_at', 'is', null)
    .orderBy('m.is_primary', 'desc')
    .orderBy('m.from_at')
    .orderBy('m.id')
    .execute()

export type MandateRow = Awaited<ReturnType<typeof listOpenMandates>>[number]

export const findMandate = (ctx: Ctx, accountId: string, id: string): Promise<MandateRow | undefined> =>
  selectMandates(ctx, accountId).where('m.id', '=', id).executeTakeFirst()

export const findOpenMandateOf = (ctx: Ctx, accountId: string, personId: string): Promise<MandateRow | undefined> =>
  selectMandates(ctx, accountId).where('m.person_id', '=', personId).where('m.to_at', 'is', null).executeTakeFirst()

/** Who steps in when the primary is gone, while her mandate is open. */
export const findDeputy = (ctx: Ctx, accountId: string): Promise<MandateRow | undefined> =>
  selectMandates(ctx, accountId).where('m.is_deputy', '=', true).where('m.to_at', 'is', null).executeTakeFirst()

/** The primary contact: now, or when nobody is left the last one there was, since the hours stay (policy 2.1). */
export const findPrimary = (ctx: Ctx, accountId: string): Promise<MandateRow | undefined> =>
  selectMandates(ctx, accountId)
    .where('m.is_primary', '=', true)
    .orderBy(sql`m.to_at IS NULL`, 'desc')
    .orderBy('m.to_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Holds every other change of this account's mandates until this transaction ends: seats are counted under it. */
export const lockMandates = async (ctx: Ctx, accountId: string): Promise<boolean> => {
  const row = await ctx.db
    .selectFrom('account_counters')
    .select('account_id')
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export const findPersonByEmail = (ctx: Ctx, email: string): Promise<{ person_id: string } | undefined> =>
  ctx.db
    .selectFrom('addresses')
    .select('person_id')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()

export interface NewPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly zone: string
  readonly locale: string
  readonly at: number
}

export const insertPerson = async (ctx: Ctx, { id, name, email, zone, locale, at }: NewPerson): Promise<void> => {
  await ctx.db
    .insertInto('people')
    .values({ id, name, zone, locale, created_at: new Date(at) })
    .execute()
  const address = { id: ctx.newId(), person_id: id, email, is_main: true, proved_at: null }
  await unlessTaken(ctx.db.insertInto('addresses').values(address).execute(), {
    addresses_email: 'person.email_taken',
  })
}

export interface NewMandate {
  readonly account_id: string
  readonly id: string
  readonly person_id: string
  readonly role: 'contact' | 'observer'
  readonly is_primary: boolean
  readonly city: string
  readonly country: string
  readonly region: string | null
  readonly zone: string
  readonly trained_on: string | null
  readonly from_at: Date
}

export const insertMandate = (ctx: Ctx, row: NewMandate) =>
  ctx.db
    .insertInto('mandates')
    .values({ ...row, trained_on: sql`${row.trained_on}::date` })
    .execute()

export interface MandateChange {
  readonly city?: string
  readonly country?: string
  readonly region?: string | null
  readonly zone?: string
  readonly trained_on?: string | null
  readonly away_until?: Date | null
  readonly urgent_off?: boolean
  readonly is_primary?: boolean
  readonly is_deputy?: boolean
  /** Where the hours stay; null: they follow her own place. */
  readonly kept_place?: HoursPlace | null
  readonly to_at?: Date
}

export const updateMandate = (ctx: Ctx, accountId: string, id: string, change: MandateChange) => {
  const { trained_on, kept_place, ...rest } = change
  return ctx.db
    .updateTable('mandates')
    .set((eb) => ({
      ...rest,
      ...(trained_on === undefined ? {} : { trained_on: sql`${trained_on}::date` }),
      ...(kept_place === undefined ? {} : { kept_place: kept_place && json({ ...kept_place }) }),
      version: eb('version', '+', 1),
    }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()
}
