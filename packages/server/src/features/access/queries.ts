import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { noteNow } from '../../platform/unit-of-work/index.ts'

export interface KeyRow {
  readonly id: string
  readonly person_id: string
  readonly account_id: string | null
  readonly label: string
  readonly is_robot: boolean
  readonly ending: string
  readonly scopes: readonly string[]
  readonly networks: readonly string[]
  readonly created_at: Date
  readonly expires_at: Date
  readonly revoked_at: Date | null
  readonly version: number
}
const keyColumns = sql`id, person_id, account_id, label, is_robot, ending, scopes, networks, created_at, expires_at, revoked_at, version`

/** A key that opens the door now: not revoked, not run out. */
export async function findKeyBySecret(ctx: Ctx, secretHash: Buffer): Promise<KeyRow | undefined> {
  const found = await sql<KeyRow & { readonly askedAt: Date }>`
    SELECT ${keyColumns}, clock_timestamp() AS "askedAt" FROM api_keys
    WHERE secret_hash = ${secretHash} AND revoked_at IS NULL`.execute(ctx.db)
  const [row] = found.rows
  if (!row) return undefined
  const { askedAt, ...key } = row
  noteNow(ctx, askedAt)
  return key.expires_at.getTime() > (await ctx.now()) ? key : undefined
}

/** What is known of a key's use; nothing of one that was never shown. */
export interface SeenKeyRow extends KeyRow {
  readonly used_at: Date | null
  readonly used_from: string | null
  readonly refused_at: Date | null
  readonly refused_from: string | null
}

/** A person with several accounts sees in each only the keys that are bound to it. */
const ofAccountInUse = ({ principal }: Ctx) =>
  principal.role === 'desk_customer' ? sql`AND account_id = ${principal.accountId}` : sql``

/** Keys of a person, newest first, those after `after` in that order. */
export async function listKeys(
  ctx: Ctx,
  { personId, limit, after }: { readonly personId: string; readonly limit: number; readonly after: string | undefined },
): Promise<readonly SeenKeyRow[]> {
  const found = await sql<SeenKeyRow>`
    SELECT ${keyColumns}, used_at, used_from, refused_at, refused_from
    FROM api_keys LEFT JOIN api_key_uses ON key_id = id
    WHERE person_id = ${personId} ${ofAccountInUse(ctx)} AND (${after ?? null}::uuid IS NULL OR id < ${after ?? null}::uuid)
    ORDER BY id DESC LIMIT ${limit}`.execute(ctx.db)
  return found.rows
}

export async function getKeyForUpdate(ctx: Ctx, personId: string, id: string): Promise<KeyRow | undefined> {
  const found = await sql<KeyRow>`SELECT ${keyColumns} FROM api_keys
    WHERE person_id = ${personId} ${ofAccountInUse(ctx)} AND id = ${id} FOR UPDATE`.execute(ctx.db)
  return found.rows[0]
}

export async function insertKey(ctx: Ctx, key: KeyRow, secretHash: Buffer): Promise<void> {
  await sql`INSERT INTO api_keys (id, person_id, account_id, label, is_robot, secret_hash, ending, scopes, networks, created_at, expires_at)
    VALUES (${key.id}, ${key.person_id}, ${key.account_id}, ${key.label}, ${key.is_robot}, ${secretHash}, ${key.ending},
            ${[...key.scopes]}::text[], ${[...key.networks]}::text[], ${key.created_at}, ${key.expires_at})`.execute(
    ctx.db,
  )
}

export async function revokeKey(ctx: Ctx, id: string, at: Date): Promise<void> {
  await sql`UPDATE api_keys SET revoked_at = ${at}, version = version + 1 WHERE id = ${id}`.execute(ctx.db)
}

/** An address and whose it is, whichever of theirs. */
export async function findAddress(
  ctx: Ctx,
  email: string,
): Promise<{ readonly id: string; readonly person_id: string } | undefined> {
  const found = await sql<{ id: string; person_id: string }>`
    SELECT id, person_id FROM addresses WHERE lower(email) = ${email.toLowerCase()}`.execute(ctx.db)
  return found.rows[0]
}

export interface CredentialRow {
  readonly person_id: string
  readonly password: string | null
}
/** Whose address it is, and the hash of their password; the same statement whether there is such a person or not. */
export async function findCredentialByAddress(ctx: Ctx, email: string): Promise<CredentialRow | undefined> {
  const found = await sql<CredentialRow>`
    SELECT a.person_id, c.password FROM addresses a
    LEFT JOIN auth_users u ON u.person_id = a.person_id
    LEFT JOIN auth_credentials c ON c.user_id = u.id AND c.provider_id = 'credential'
    WHERE lower(a.email) = ${email.toLowerCase()}`.execute(ctx.db)
  return found.rows[0]
}
