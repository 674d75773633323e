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
  const userId = await makeKnown(ctx, personId)
  if (userId === undefined) return
  const at = new Date(await ctx.now())
  await sql`
    INSERT INTO auth_credentials (id, user_id, account_id, provider_id, password, created_at, updated_at)
    VALUES (${ctx.newId()}, ${userId}, ${userId}, 'credential', ${passwordHash}, ${at}, ${at})`.execute(ctx.db)
}

/** Makes a person known to the sign-in library; undefined when they are already. */
export async function makeKnown(ctx: Ctx, personId: string): Promise<string | undefined> {
  const at = new Date(await ctx.now())
  const made = await sql<{ id: string }>`
    INSERT INTO auth_users (id, person_id, name, email, email_verified, created_at, updated_at)
    VALUES (${ctx.newId()}, ${personId}, '', ${libraryAddressOf(personId)}, true, ${at}, ${at})
    ON CONFLICT (person_id) DO NOTHING RETURNING id`.execute(ctx.db)
  return made.rows[0]?.id
}
