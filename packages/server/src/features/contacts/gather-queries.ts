import { sql } from 'kysely'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { unlessTaken } from '../../platform/db/index.ts'
import type { NewMandate, NewPerson } from './queries.ts'

/** Holds every other change of these accounts' mandates until this transaction ends; always in the same order. */
export const lockMandatesOf = (ctx: Ctx, accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('account_counters')
    .select('account_id')
    .where('account_id', '=', sql<string>`ANY(${[...accountIds]}::uuid[])`)
    .orderBy('account_id')
    .forUpdate()
    .execute()

export interface OpenPlace {
  readonly account_id: string
  readonly person_id: string
  readonly is_primary: boolean
  readonly joining_id: string | null
}
/** Who has a place at these accounts now, in as few words as counting needs. */
export const listOpenPlaces = (ctx: Ctx, accountIds: readonly string[]): Promise<readonly OpenPlace[]> =>
  ctx.db
    .selectFrom('mandates')
    .select(['account_id', 'person_id', 'is_primary', 'joining_id'])
    .where('account_id', '=', sql<string>`ANY(${[...accountIds]}::uuid[])`)
    .where('to_at', 'is', null)
    .execute()

export interface Addressee {
  readonly email: string
  readonly person_id: string
  readonly is_staff: boolean
}
/** Whose these addresses are, wherever they belong: the desk itself looks. */
export async function listAddressees(ctx: Ctx, emails: readonly string[]): Promise<readonly Addressee[]> {
  const lower = emails.map((email) => email.toLowerCase())
  const { rows } = await asDesk(ctx, () =>
    sql<Addressee>`
      SELECT lower(a.email) AS email, a.person_id, s.person_id IS NOT NULL AS is_staff
      FROM addresses a LEFT JOIN staff s ON s.person_id = a.person_id
      WHERE lower(a.email) = ANY (${lower}::text[])`.execute(ctx.db),
  )
  return rows
}

/** People with their main address, in two statements. Refuses `person.email_taken`. */
export async function insertPeople(ctx: Ctx, people: readonly NewPerson[]): Promise<void> {
  const rows = JSON.stringify(
    people.map(({ at, ...person }) => ({ ...person, at: new Date(at), address_id: ctx.newId() })),
  )
  await asDesk(ctx, async () => {
    await sql`INSERT INTO people (id, name, zone, locale, created_at)
      SELECT id, name, zone, locale, at
      FROM jsonb_to_recordset(${rows}::jsonb) AS x (id uuid, name text, zone text, locale text, at timestamptz)`.execute(
      ctx.db,
    )
    const addresses = sql`INSERT INTO addresses (id, person_id, email, is_main)
      SELECT address_id, id, email, true
      FROM jsonb_to_recordset(${rows}::jsonb) AS x (address_id uuid, id uuid, email text)`
    await unlessTaken(addresses.execute(ctx.db), { addresses_email: 'person.email_taken' })
  })
}

export const insertMandates = (ctx: Ctx, mandates: readonly NewMandate[]) =>
  sql`INSERT INTO mandates (account_id, id, person_id, role, is_primary, city, country, region, zone, called, from_at)
    SELECT account_id, id, person_id, role, is_primary, city, country, region, zone, called, from_at
    FROM jsonb_to_recordset(${JSON.stringify(mandates)}::jsonb) AS x (account_id uuid, id uuid, person_id uuid, role text,
      is_primary boolean, city text, country text, region text, zone text, called text, from_at timestamptz)`.execute(
    ctx.db,
  )
