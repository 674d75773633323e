import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { unlessTaken } from '../../platform/db/index.ts'

const selectAccounts = (ctx: Ctx) =>
  ctx.db
    .selectFrom('accounts as a')
    .select(['a.id', 'a.code', 'a.name', 'a.manager_id', 'a.tam_id', 'a.external_id', 'a.created_at', 'a.version'])
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

export const lockAccount = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('accounts').select(['id', 'version']).where('id', '=', id).forUpdate().executeTakeFirst()

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
  change: { name?: string; manager_id?: string; tam_id?: string | null },
) =>
  ctx.db
    .updateTable('accounts')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const listEnvironmentRows = (ctx: Ctx, accountId: string) =>
  ctx.db
    .selectFrom('environments')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('closed_at', 'is', null)
    .orderBy('is_production', 'desc')
    .orderBy('name')
    .execute()

export interface EnvironmentInUse {
  readonly accountId: string
  readonly id: string
  readonly name: string
  readonly version: string
  readonly isProduction: boolean
}

/** Open installations of a product within sight; a customer's own account is named. */
export async function listInUse(ctx: Ctx, productId: string): Promise<readonly EnvironmentInUse[]> {
  const own = ctx.principal.role === 'desk_customer' ? sql`AND account_id = ${ctx.principal.accountId}` : sql``
  const { rows } = await sql<EnvironmentInUse>`
    SELECT account_id AS "accountId", id, name, product_version AS version, is_production AS "isProduction"
    FROM environments WHERE product_id = ${productId} AND closed_at IS NULL ${own}
    ORDER BY account_id, is_production DESC, name`.execute(ctx.db)
  return rows
}

/** Code and name of accounts within sight, by id. */
export async function refsOf(ctx: Ctx, ids: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'code', 'name'])
    .where(sql<SqlBool>`id = ANY (${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export type EnvironmentRow = Awaited<ReturnType<typeof listEnvironmentRows>>[number]

export const findEnvironment = (ctx: Ctx, accountId: string, id: string): Promise<EnvironmentRow | undefined> =>
  ctx.db
    .selectFrom('environments')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()

export const insertEnvironment = (
  ctx: Ctx,
  row: {
    account_id: string
    id: string
    product_id: string
    name: string
    product_version: string
    platform: string
    is_production: boolean
    created_at: Date
  },
) =>
  unlessTaken(ctx.db.insertInto('environments').values(row).execute(), {
    environments_account_id_name_key: 'environment.name_taken',
  })

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
