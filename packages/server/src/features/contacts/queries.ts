import type { Completion } from '@mainstay/policy/training'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among, json, unlessTaken } from '../../platform/db/index.ts'
import type { HoursPlace } from './hours-place.ts'

export interface PersonRefRow {
  readonly id: string
  readonly name: string
  readonly side: 'customer' | 'staff'
  readonly city: string | null
}

/** Somebody's name as the actor knows it: an account that invited a person known elsewhere reads what it wrote (0040). */
const nameOf = (ctx: Ctx, called: RawBuilder<string | null>): RawBuilder<string> =>
  ctx.principal.role === 'desk_customer' ? sql<string>`coalesce(${called}, p.name)` : sql<string>`p.name`

const lastCalled = sql<string | null>`(SELECT m.called FROM mandates m WHERE m.person_id = p.id
  ORDER BY m.to_at IS NULL DESC, m.from_at DESC LIMIT 1)`

/** Names of people within sight, in one statement; who is on the staff shows the staff's city, a contact her place. */
export const listPersonRefs = async (ctx: Ctx, ids: readonly string[]): Promise<readonly PersonRefRow[]> => {
  if (ids.length === 0) return []
  return await ctx.db
    .selectFrom('people as p')
    .leftJoin('staff as s', 's.person_id', 'p.id')
    .select((eb) => [
      'p.id',
      nameOf(ctx, lastCalled).as('name'),
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
  'm.joining_id',
  'm.from_at',
  'm.ends_at',
  'm.ends_asked_by',
  'm.ends_successor',
  'm.to_at',
  'm.replaced_by',
  'm.version',
] as const

/** What the person was taught, for this account; the records themselves are the training slice's. */
const completions = sql<readonly Completion[]>`(SELECT coalesce(jsonb_agg(jsonb_build_object('course', r.course,
    'completedOn', r.completed_on, 'expiresOn', r.expires_on) ORDER BY r.completed_on), '[]')
  FROM training_records r WHERE r.account_id = m.account_id AND r.person_id = m.person_id AND r.state = 'accepted')`

export const selectMandates = (ctx: Ctx, ...accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('mandates as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .leftJoin('addresses as a', (join) => join.onRef('a.person_id', '=', 'm.person_id').on('a.is_main', '=', true))
    .select(mandateColumns)
    .select([nameOf(ctx, sql`m.called`).as('name'), 'a.email', 'a.bounced_at', completions.as('completions')])
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

/** How an account calls a person who is or was its contact; undefined for who never was. */
export const findLastMandateOf = (
  ctx: Ctx,
  accountId: string,
  personId: string,
): Promise<{ readonly called: string | null } | undefined> =>
  ctx.db
    .selectFrom('mandates')
    .select('called')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .orderBy('from_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The primary contact: now, or when nobody is left the last one there was, since the hours stay (policy 2.1). */
export const findPrimary = (ctx: Ctx, accountId: string): Promise<MandateRow | undefined> =>
  selectMandates(ctx, accountId)
    .where('m.is_primary', '=', true)
    .orderBy(sql`m.to_at IS NULL`, 'desc')
    .orderBy('m.to_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** From where the hours of each of these accounts follow, as `findPrimary` finds it; who never had a primary is not in it. */
export async function listHoursZones(ctx: Ctx, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ accountId: string; zone: string }>`
    SELECT DISTINCT ON (account_id) account_id AS "accountId", coalesce(kept_place ->> 'zone', zone) AS zone FROM mandates
    WHERE account_id = ANY (${[...accountIds]}::uuid[]) AND is_primary
    ORDER BY account_id, to_at IS NULL DESC, to_at DESC`.execute(ctx.db)
  return new Map(rows.map(({ accountId, zone }) => [accountId, zone]))
}

/** Whether there is such an account within sight. */
export const isAccount = async (ctx: Ctx, id: string): Promise<boolean> =>
  (await ctx.db.selectFrom('accounts').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

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
  readonly called: string | null
  readonly from_at: Date
  readonly joining_id?: string
  readonly ends_at?: Date | null
  readonly ends_asked_by?: string | null
  readonly next_timer_at?: Date | null
}

export const insertMandate = (ctx: Ctx, row: NewMandate) => ctx.db.insertInto('mandates').values(row).execute()

export interface MandateChange {
  readonly city?: string
  readonly country?: string
  readonly region?: string | null
  readonly zone?: string
  /** A place that is written is no guess any more. */
  readonly is_place_guessed?: boolean
  readonly away_until?: Date | null
  readonly urgent_off?: boolean
  readonly is_primary?: boolean
  readonly is_deputy?: boolean
  /** Where the hours stay; null: they follow her own place. */
  readonly kept_place?: HoursPlace | null
  readonly ends_at?: Date | null
  readonly ends_asked_by?: string | null
  /** The mandate of who follows the primary contact then. */
  readonly ends_successor?: string | null
  readonly next_timer_at?: Date | null
  readonly to_at?: Date
  readonly replaced_by?: string
}

export const updateMandate = (ctx: Ctx, accountId: string, id: string, { kept_place, ...change }: MandateChange) =>
  ctx.db
    .updateTable('mandates')
    .set((eb) => ({
      ...(change.city === undefined ? {} : { is_place_guessed: false }),
      ...change,
      ...(kept_place === undefined ? {} : { kept_place: kept_place && json({ ...kept_place }) }),
      version: eb('version', '+', 1),
    }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()
