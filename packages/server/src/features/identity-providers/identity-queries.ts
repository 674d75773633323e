import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ProviderRow } from './queries.ts'

interface IdentityRow {
  readonly id: string
  readonly person_id: string
  /** Whether it comes in by the provider that was asked about; another of the same issuer opens nothing here. */
  readonly is_known_here: boolean
}

/** Whose identity this is. Locked, so that of two who connect it at once one sees the other's. */
export async function findIdentity(ctx: Ctx, provider: ProviderRow, subject: string): Promise<IdentityRow | undefined> {
  const found = await sql<IdentityRow>`
    SELECT i.id, i.person_id, EXISTS (SELECT 1 FROM provider_people e
      WHERE e.account_id = ${provider.account_id} AND e.provider_id = ${provider.id} AND e.identity_id = i.id) AS is_known_here
    FROM identities i WHERE i.issuer = ${provider.issuer} AND i.subject = ${subject} FOR UPDATE`.execute(ctx.db)
  return found.rows[0]
}

/** Keeps an identity; undefined when somebody else was given it in the meantime. */
export async function insertIdentity(
  ctx: Ctx,
  row: { readonly issuer: string; readonly subject: string; readonly personId: string; readonly at: Date },
): Promise<string | undefined> {
  const id = ctx.newId()
  const made = await ctx.db
    .insertInto('identities')
    .values({ id, issuer: row.issuer, subject: row.subject, person_id: row.personId, linked_at: row.at })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

/** Notes that an identity came in by a provider now. */
export async function noteEntry(
  ctx: Ctx,
  { account_id, id }: ProviderRow,
  { identityId, personId, at }: { readonly identityId: string; readonly personId: string; readonly at: Date },
): Promise<void> {
  await sql`
    INSERT INTO provider_people AS e (account_id, provider_id, identity_id, person_id, first_at, last_at)
    VALUES (${account_id}, ${id}, ${identityId}, ${personId}, ${at}, ${at})
    ON CONFLICT (account_id, provider_id, identity_id) DO UPDATE SET last_at = greatest(e.last_at, excluded.last_at)`.execute(
    ctx.db,
  )
}

/** Providers by which a person comes in, among those of these accounts. */
export const listOwnEntries = (ctx: Ctx, personId: string, accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('provider_people as e')
    .innerJoin('identities as i', 'i.id', 'e.identity_id')
    .innerJoin('identity_providers as p', (join) =>
      join.onRef('p.account_id', '=', 'e.account_id').onRef('p.id', '=', 'e.provider_id'),
    )
    .select([
      'e.identity_id',
      'e.account_id',
      'e.provider_id',
      'p.label',
      'i.issuer',
      'e.first_at',
      'e.last_at',
      sql<boolean>`p.is_on AND p.sso_only`.as('is_needed'),
    ])
    .where('e.person_id', '=', personId)
    .where(sql<SqlBool>`e.account_id = ANY(${[...accountIds]}::uuid[])`)
    .orderBy('e.first_at')
    .execute()

/** Providers that are on, of these accounts. */
export const listOffers = (ctx: Ctx, accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('identity_providers')
    .select(['id', 'label'])
    .where(sql<SqlBool>`account_id = ANY(${[...accountIds]}::uuid[])`)
    .where('is_on', '=', true)
    .orderBy('created_at')
    .execute()

/** Takes an identity away from a provider, and drops it where no other knows it. */
export async function deleteEntry(
  ctx: Ctx,
  entry: { readonly account_id: string; readonly provider_id: string; readonly identity_id: string },
): Promise<void> {
  await ctx.db
    .deleteFrom('provider_people')
    .where('account_id', '=', entry.account_id)
    .where('provider_id', '=', entry.provider_id)
    .where('identity_id', '=', entry.identity_id)
    .execute()
  await sql`DELETE FROM identities i WHERE i.id = ${entry.identity_id}
    AND NOT EXISTS (SELECT 1 FROM provider_people e WHERE e.identity_id = i.id)`.execute(ctx.db)
}

/** Whether a person ever was a contact or observer of an account: whose place ended is not let in again by itself. */
export async function hadMandate(ctx: Ctx, accountId: string, personId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('mandates')
    .select('id')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Binds a session to the provider that opened it. */
export const bindSession = (ctx: Ctx, sessionId: string, { account_id, id }: ProviderRow, at: Date) =>
  ctx.db
    .insertInto('provider_sessions')
    .values({ account_id, session_id: sessionId, provider_id: id, opened_at: at })
    .execute()
