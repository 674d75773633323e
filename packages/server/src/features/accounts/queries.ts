import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among, unlessTaken } from '../../platform/db/index.ts'

const selectAccounts = (ctx: Ctx) =>
  ctx.db
    .selectFrom('accounts as a')
    .select(['a.id', 'a.code', 'a.name', 'a.manager_id', 'a.tam_id', 'a.deputy_id', 'a.external_id'])
    .select(['a.created_at', 'a.version'])
    .select((eb) => [
      eb
        .selectFrom('tickets as t')
        .whereRef('t.account_id', '=', 'a.id')
        .where('t.status', 'not in', ['closed', 'resolved'])
        .select(sql<number>`count(*)::int`.as('n'))
        .as('open_tickets'),
      eb
        .selectFrom('tickets as t')
        .whereRef('t.account_id', '=', 'a.id')
        .where('t.status', '<>', 'closed')
        .select(sql<Date | null>`min(t.due_at)`.as('due'))
        .as('next_due_at'),
    ])

export type AccountRow = Awaited<ReturnType<typeof listAccountRows>>[number]

/** Accounts by code, after the cursor; `q` looks into code and name, `endingAt` for an agreement whose end is near then. */
export const listAccountRows = (
  ctx: Ctx,
  { after, limit, q, endingAt }: { after?: string; limit: number; q?: string | undefined; endingAt?: Date | undefined },
) => {
  let query = selectAccounts(ctx).orderBy('a.code').limit(limit)
  if (after !== undefined) query = query.where('a.code', '>', after)
  if (q) query = query.where(sql<SqlBool>`(a.code ILIKE ${`%${likeText(q)}%`} OR a.name ILIKE ${`%${likeText(q)}%`})`)
  if (endingAt)
    query = query.where(sql<SqlBool>`EXISTS (SELECT 1 FROM agreement_watches w
      WHERE w.account_id = a.id AND w.ending_from <= ${endingAt} AND w.ends_at > ${endingAt})`)
  if (ctx.principal.role === 'desk_customer') query = query.where('a.id', '=', ctx.principal.accountId)
  return query.execute()
}

const likeText = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`)

export const findAccount = (ctx: Ctx, by: { id: string } | { code: string }): Promise<AccountRow | undefined> =>
  ('id' in by
    ? selectAccounts(ctx).where('a.id', '=', by.id)
    : selectAccounts(ctx).where('a.code', '=', by.code)
  ).executeTakeFirst()

/** Codes and names of accounts within sight. */
export const listAccountNames = (ctx: Ctx, ids: readonly string[]) =>
  ctx.db.selectFrom('accounts').select(['id', 'code', 'name']).where('id', '=', among(ids)).execute()

/** In whose hands accounts are. */
export const listManagers = (ctx: Ctx, ids: readonly string[]) =>
  ctx.db
    .selectFrom('accounts')
    .select(['id', 'manager_id', 'tam_id', 'deputy_id'])
    .where('id', '=', among(ids))
    .execute()

/** Every account within sight, by code. */
export const listIds = async (ctx: Ctx): Promise<readonly string[]> =>
  (await ctx.db.selectFrom('accounts').select('id').orderBy('code').execute()).map(({ id }) => id)

export const lockAccount = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('accounts')
    .select(['id', 'version', 'tam_id', 'deputy_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const isCodeTaken = async (ctx: Ctx, code: string): Promise<boolean> =>
  (await ctx.db.selectFrom('accounts').select('id').where('code', '=', code).executeTakeFirst()) !== undefined

export const insertAccount = async (
  ctx: Ctx,
  row: {
    id: string
    code: string
    name: string
    manager_id: string
    tam_id: string | null
    external_id: string | null
    created_at: Date
  },
): Promise<void> => {
  await unlessTaken(ctx.db.insertInto('accounts').values(row).execute(), {
    accounts_code_key: 'account.code_taken',
    accounts_external_id_key: 'account.external_id_taken',
  })
  await ctx.db.insertInto('account_counters').values({ account_id: row.id }).execute()
}

export const updateAccount = (
  ctx: Ctx,
  id: string,
  change: { name?: string; manager_id?: string; tam_id?: string | null; deputy_id?: string | null },
) =>
  ctx.db
    .updateTable('accounts')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** Code and name of accounts within sight, by id. */
export async function refsOf(ctx: Ctx, ids: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'code', 'name'])
    .where(sql<SqlBool>`id = ANY (${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Nobody stands in any more where this person did. */
export const dropDeputy = (ctx: Ctx, personId: string) =>
  ctx.db
    .updateTable('accounts')
    .set((eb) => ({ deputy_id: null, version: eb('version', '+', 1) }))
    .where('deputy_id', '=', personId)
    .execute()

/** Accounts in somebody's hands: as account manager, as who stands in for one, or as manager. */
export const listInHandsOf = (ctx: Ctx, personId: string) =>
  ctx.db
    .selectFrom('accounts')
    .select(['id', 'code', 'name', 'manager_id', 'tam_id', 'deputy_id'])
    .where((eb) =>
      eb.or([eb('manager_id', '=', personId), eb('tam_id', '=', personId), eb('deputy_id', '=', personId)]),
    )
    .orderBy('code')
    .execute()

const managedBy = (ctx: Ctx, personId: string) =>
  ctx.db
    .selectFrom('accounts')
    .select('code')
    .where((eb) => eb.or([eb('manager_id', '=', personId), eb('tam_id', '=', personId)]))
    .orderBy('code')

/** Codes of the accounts that have this person as manager or account manager. */
export const listCodesManagedBy = async (ctx: Ctx, personId: string): Promise<readonly string[]> =>
  (await managedBy(ctx, personId).execute()).map(({ code }) => code)

/** Those of them that are not among the accounts named for this person. */
export const listCodesManagedOutOfSight = async (ctx: Ctx, personId: string): Promise<readonly string[]> => {
  const named = ctx.db.selectFrom('staff_sight').select('account_id').where('person_id', '=', personId)
  return (await managedBy(ctx, personId).where('id', 'not in', named).execute()).map(({ code }) => code)
}
