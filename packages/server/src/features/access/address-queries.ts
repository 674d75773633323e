import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { unlessTaken } from '../../platform/db/index.ts'

export interface AddressRow {
  readonly id: string
  readonly email: string
  readonly is_main: boolean
  readonly proved_at: Date | null
}
export interface AddressChangeRow {
  readonly id: string
  readonly person_id: string
  readonly email: string
  readonly becomes_main: boolean
  readonly asked_at: Date
  readonly expires_at: Date
  readonly new_confirmed_at: Date | null
  readonly old_confirmed_at: Date | null
}
const changeColumns = sql`id, person_id, email, becomes_main, asked_at, expires_at, new_confirmed_at, old_confirmed_at`

/** The addresses of a person, the main one first. */
export async function listAddresses(ctx: Ctx, personId: string): Promise<readonly AddressRow[]> {
  const found = await sql<AddressRow>`SELECT id, email, is_main, proved_at FROM addresses
    WHERE person_id = ${personId} ORDER BY is_main DESC, id`.execute(ctx.db)
  return found.rows
}

/** Changes of a person that still wait for a confirmation. */
export async function listChanges(ctx: Ctx, personId: string): Promise<readonly AddressChangeRow[]> {
  const found = await sql<AddressChangeRow>`SELECT ${changeColumns} FROM address_changes
    WHERE person_id = ${personId} AND expires_at > ${new Date(await ctx.now())} ORDER BY id`.execute(ctx.db)
  return found.rows
}

export async function findChange(ctx: Ctx, id: string): Promise<AddressChangeRow | undefined> {
  const found = await sql<AddressChangeRow>`SELECT ${changeColumns} FROM address_changes WHERE id = ${id}`.execute(
    ctx.db,
  )
  return found.rows[0]
}

/** Locked: of two ends that confirm at once, the second sees the first. */
export async function lockChange(ctx: Ctx, id: string): Promise<AddressChangeRow | undefined> {
  await sql`SELECT FROM address_changes WHERE id = ${id} FOR UPDATE`.execute(ctx.db)
  return findChange(ctx, id)
}

export async function insertChange(ctx: Ctx, row: AddressChangeRow): Promise<void> {
  await sql`INSERT INTO address_changes (id, person_id, email, becomes_main, asked_at, expires_at)
    VALUES (${row.id}, ${row.person_id}, ${row.email}, ${row.becomes_main}, ${row.asked_at}, ${row.expires_at})`.execute(
    ctx.db,
  )
}

export async function confirmChange(ctx: Ctx, id: string, at: 'new' | 'old'): Promise<void> {
  const now = new Date(await ctx.now())
  await sql`UPDATE address_changes SET ${at === 'new' ? sql`new_confirmed_at` : sql`old_confirmed_at`} = ${now}
    WHERE id = ${id}`.execute(ctx.db)
}

/** Takes a change away, with the address that stood in it. */
export async function deleteChange(ctx: Ctx, { id, personId }: { readonly id: string; readonly personId: string }) {
  const gone = await sql`DELETE FROM address_changes WHERE id = ${id} AND person_id = ${personId} RETURNING id`.execute(
    ctx.db,
  )
  return gone.rows.length > 0
}

export async function dropOldChanges(ctx: Ctx): Promise<void> {
  await sql`DELETE FROM address_changes WHERE expires_at < ${new Date(await ctx.now())}`.execute(ctx.db)
}

export const isTaken = async (ctx: Ctx, email: string): Promise<boolean> =>
  (await sql`SELECT 1 FROM addresses WHERE lower(email) = ${email.toLowerCase()}`.execute(ctx.db)).rows.length > 0

export async function insertAddress(
  ctx: Ctx,
  { personId, email }: { readonly personId: string; readonly email: string },
): Promise<string> {
  const id = ctx.newId()
  const at = new Date(await ctx.now())
  await unlessTaken(
    sql`INSERT INTO addresses (id, person_id, email, is_main, proved_at)
      VALUES (${id}, ${personId}, ${email}, false, ${at})`.execute(ctx.db),
    { addresses_email: 'person.email_taken' },
  )
  return id
}

/** Makes one address of a person the main one. */
export async function moveMain(ctx: Ctx, personId: string, addressId: string): Promise<void> {
  await sql`UPDATE addresses SET is_main = false WHERE person_id = ${personId} AND is_main`.execute(ctx.db)
  await sql`UPDATE addresses SET is_main = true WHERE person_id = ${personId} AND id = ${addressId}`.execute(ctx.db)
}

export async function deleteAddress(ctx: Ctx, personId: string, addressId: string): Promise<void> {
  await sql`DELETE FROM addresses WHERE person_id = ${personId} AND id = ${addressId}`.execute(ctx.db)
}

export async function findOwnAddress(ctx: Ctx, personId: string, id: string): Promise<AddressRow | undefined> {
  const found = await sql<AddressRow>`SELECT id, email, is_main, proved_at FROM addresses
    WHERE person_id = ${personId} AND id = ${id} FOR UPDATE`.execute(ctx.db)
  return found.rows[0]
}
