import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among, json } from '../../platform/db/index.ts'

export interface PolicyVersionRow {
  readonly version: string
  readonly source: string
  readonly digest: string
  readonly published_at: Date
}

export const findPolicyVersion = (ctx: Ctx, version: string): Promise<PolicyVersionRow | undefined> =>
  ctx.db
    .selectFrom('policy_versions')
    .select(['version', 'source', 'digest', 'published_at'])
    .where('version', '=', version)
    .executeTakeFirst()

/** The version that new agreements pin: the latest published. */
export const findCurrentVersion = (ctx: Ctx): Promise<{ version: string } | undefined> =>
  ctx.db
    .selectFrom('policy_versions')
    .select('version')
    .orderBy('published_at', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

export const listPolicyVersions = (ctx: Ctx) =>
  ctx.db
    .selectFrom('policy_versions as p')
    .select(['p.version', 'p.source', 'p.digest', 'p.published_at'])
    .select((eb) =>
      eb
        .selectFrom('agreements as a')
        .whereRef('a.policy_version', '=', 'p.version')
        .select(sql<number>`count(*)::int`.as('n'))
        .as('agreements'),
    )
    .orderBy('p.published_at', 'desc')
    .execute()

/** Whether it was new: a version that stands already is left as it is, also when two publish at once. */
export const insertPolicyVersion = async (
  ctx: Ctx,
  row: { version: string; source: string; digest: string; published_at: Date; published_by: string | null },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('policy_versions')
    .values(row)
    .onConflict((clash) => clash.column('version').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The version that the account's latest agreement pins. */
export const findVersionInForce = async (ctx: Ctx, accountId: string): Promise<string | undefined> => {
  const row = await ctx.db
    .selectFrom('agreements')
    .select('policy_version')
    .where('account_id', '=', accountId)
    .orderBy('starts_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.policy_version
}

/** The same of several accounts; who never had an agreement is not among them. */
export const listVersionsInForce = (ctx: Ctx, accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('agreements')
    .distinctOn('account_id')
    .select(['account_id', 'policy_version'])
    .where('account_id', '=', among(accountIds))
    .orderBy('account_id')
    .orderBy('starts_on', 'desc')
    .execute()

/** Screens and mail call the vendor as the latest published policy does. */
export const nameVendor = async (ctx: Ctx, name: string): Promise<void> => {
  const row = { value: json({ name }), changed_at: new Date(await ctx.now()) }
  await ctx.db
    .insertInto('settings')
    .values({ key: 'vendor', ...row })
    .onConflict((clash) => clash.column('key').doUpdateSet(row))
    .execute()
}
