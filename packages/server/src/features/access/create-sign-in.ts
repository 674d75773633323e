import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { libraryAddressOf } from './sign-in-library.ts'

/**
 * Gives a person a password to sign in with; whoever has one already keeps it. Runs under the worker's role. Hash
 * first (`hashPassword`, about 30 ms of a core) and open the unit after it.
 */
export async function createSignIn(
  ctx: Ctx,
  { personId, passwordHash }: { readonly personId: string; readonly passwordHash: string },
): Promise<void> {
  const userId = await giveSignIn(ctx, personId)
  const at = new Date(await ctx.now())
  await sql`
    INSERT INTO auth_credentials (id, user_id, account_id, provider_id, password, created_at, updated_at)
    VALUES (${ctx.newId()}, ${userId}, ${userId}, 'credential', ${passwordHash}, ${at}, ${at})
    ON CONFLICT (provider_id, account_id) DO NOTHING`.execute(ctx.db)
}

/** What stands for a person in the sign-in library: made when they first come in. Returns its id. */
export async function giveSignIn(ctx: Ctx, personId: string): Promise<string> {
  const known = await findSignIn(ctx, personId)
  if (known !== undefined) return known
  const at = new Date(await ctx.now())
  await sql`
    INSERT INTO auth_users (id, person_id, name, email, email_verified, created_at, updated_at)
    VALUES (${ctx.newId()}, ${personId}, '', ${libraryAddressOf(personId)}, true, ${at}, ${at})
    ON CONFLICT (person_id) DO NOTHING`.execute(ctx.db)
  const made = await findSignIn(ctx, personId)
  if (made === undefined) throw new Error('a sign-in that was just made is there')
  return made
}

async function findSignIn(ctx: Ctx, personId: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`SELECT id FROM auth_users WHERE person_id = ${personId}`.execute(ctx.db)
  return found.rows[0]?.id
}

/** Whether somebody came in before, or was given a password. */
export const hasSignIn = async (ctx: Ctx, personId: string): Promise<boolean> =>
  (await findSignIn(ctx, personId)) !== undefined

/** Puts a password in the place of the one before, or of none. */
export async function putPassword(ctx: Ctx, personId: string, passwordHash: string): Promise<void> {
  const userId = await giveSignIn(ctx, personId)
  const at = new Date(await ctx.now())
  await sql`
    INSERT INTO auth_credentials (id, user_id, account_id, provider_id, password, created_at, updated_at)
    VALUES (${ctx.newId()}, ${userId}, ${userId}, 'credential', ${passwordHash}, ${at}, ${at})
    ON CONFLICT (provider_id, account_id) DO UPDATE SET password = excluded.password, updated_at = excluded.updated_at`.execute(
    ctx.db,
  )
}

/** The hash of a person's password; undefined where they come in by other ways. */
export async function passwordHashOf(ctx: Ctx, personId: string): Promise<string | undefined> {
  const found = await sql<{ password: string | null }>`
    SELECT c.password FROM auth_credentials c JOIN auth_users u ON u.id = c.user_id
    WHERE u.person_id = ${personId} AND c.provider_id = 'credential'`.execute(ctx.db)
  return found.rows[0]?.password ?? undefined
}
