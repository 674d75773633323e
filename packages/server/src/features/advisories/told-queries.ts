import type { AffectedAccount, AffectedBecause } from '@mainstay/policy/advisories'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { lockDue } from '../../platform/sweep/index.ts'
import type { AdvisoryRow } from './queries.ts'

const columns = [
  'aa.account_id',
  'aa.id',
  'aa.advisory_id',
  sql<AffectedBecause>`aa.because`.as('because'),
  'aa.is_named',
  'aa.in_range_then',
  'aa.told_at',
  'aa.told_revision',
] as const

/** What is kept of an account and an advisory; goes by the name `aa`. */
export const selectTold = (ctx: Ctx) => ctx.db.selectFrom('advisory_accounts as aa').select(columns)

/** What an account was told of, the latest first. */
export const listToldOf = (
  ctx: Ctx,
  accountId: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
) => {
  let query = selectTold(ctx).where('aa.account_id', '=', accountId).where('aa.told_at', 'is not', null)
  if (before !== undefined) query = query.where('aa.advisory_id', '<', before)
  return query.orderBy('aa.advisory_id', 'desc').limit(limit).execute()
}
export type ToldRow = Awaited<ReturnType<typeof listToldOf>>[number]

export const findTold = (ctx: Ctx, accountId: string, advisoryId: string): Promise<ToldRow | undefined> =>
  selectTold(ctx)
    .where('aa.account_id', '=', accountId)
    .where('aa.advisory_id', '=', advisoryId)
    .where('aa.told_at', 'is not', null)
    .executeTakeFirst()

/** Accounts that are named, by advisory. */
export const listNamed = async (ctx: Ctx, advisoryIds: readonly string[]) =>
  advisoryIds.length === 0
    ? []
    : ctx.db
        .selectFrom('advisory_accounts as aa')
        .innerJoin('accounts as a', 'a.id', 'aa.account_id')
        .select(['aa.advisory_id', 'a.id', 'a.code', 'a.name'])
        .where('aa.advisory_id', '=', sql<string>`ANY(${[...advisoryIds]}::uuid[])`)
        .where('aa.is_named', '=', true)
        .orderBy('a.code')
        .execute()

interface Told {
  readonly told: number
  readonly read: number
}
/**
 * How many accounts were told of each, and in how many somebody read it. Whoever sees all accounts reads what is kept with
 * the advisory; who sees some, counts those.
 */
export async function countTold(ctx: Ctx, rows: readonly AdvisoryRow[]): Promise<ReadonlyMap<string, Told>> {
  if (ctx.principal.role === 'desk_staff')
    return new Map(rows.map((row) => [row.id, { told: row.accounts_told, read: row.accounts_read }]))
  if (rows.length === 0) return new Map()
  const found = await sql<Told & { advisory_id: string }>`
    SELECT advisory_id, count(*)::int AS told, count(read_at)::int AS read FROM advisory_accounts
    WHERE advisory_id = ANY (${rows.map(({ id }) => id)}::uuid[]) AND told_at IS NOT NULL
    GROUP BY advisory_id`.execute(ctx.db)
  return new Map(found.rows.map(({ advisory_id, ...counts }) => [advisory_id, counts]))
}

interface Reached extends Pick<AffectedAccount, 'accountId' | 'because' | 'isNamed' | 'inRange'> {
  readonly id: string
}

/**
 * Writes down who is to be told at this instant, set-wise. Whoever was told already is not told again: what they are told
 * of stays as it was decided then.
 */
export async function insertReached(
  ctx: Ctx,
  { advisoryId, tellAt, reached }: { advisoryId: string; tellAt: Date | null; reached: readonly Reached[] },
): Promise<void> {
  if (reached.length === 0) return
  await sql`
    INSERT INTO advisory_accounts (account_id, id, advisory_id, because, is_named, in_range_then, tell_at)
    SELECT r.account_id, r.id, ${advisoryId}::uuid, r.because, r.is_named, r.in_range, ${tellAt}::timestamptz
    FROM unnest(${reached.map(({ accountId }) => accountId)}::uuid[], ${reached.map(({ id }) => id)}::uuid[],
      ${reached.map(({ because }) => because)}::text[], ${reached.map(({ isNamed }) => isNamed)}::boolean[],
      ${reached.map(({ inRange }) => inRange.length)}::bigint[])
      AS r (account_id, id, because, is_named, in_range)
    ON CONFLICT (account_id, advisory_id) DO UPDATE SET
      because = excluded.because, is_named = advisory_accounts.is_named OR excluded.is_named,
      in_range_then = excluded.in_range_then, tell_at = excluded.tell_at
    WHERE advisory_accounts.told_at IS NULL`.execute(ctx.db)
}

/** Named accounts that are named no longer and were never told. */
export const deleteUnnamed = (ctx: Ctx, advisoryId: string, named: readonly string[]) =>
  ctx.db
    .deleteFrom('advisory_accounts')
    .where('advisory_id', '=', advisoryId)
    .where('told_at', 'is', null)
    .where('account_id', '<>', sql<string>`ALL(${[...named]}::uuid[])`)
    .execute()

/** Whoever was told is told again of what it has become. */
export const tellAgain = (ctx: Ctx, advisoryId: string, at: Date) =>
  ctx.db
    .updateTable('advisory_accounts')
    .set({ tell_at: at })
    .where('advisory_id', '=', advisoryId)
    .where('told_at', 'is not', null)
    .execute()

/** Nobody who does not know of it yet is told of it any more. */
export const dropUntold = (ctx: Ctx, advisoryId: string) =>
  ctx.db.deleteFrom('advisory_accounts').where('advisory_id', '=', advisoryId).where('told_at', 'is', null).execute()

export const lockToTell = (ctx: Ctx, limit: number, dueBy: number): Promise<readonly ToldRow[]> =>
  lockDue(selectTold(ctx), 'aa.tell_at', { limit, dueBy })

export const markTold = (
  ctx: Ctx,
  { account_id, id, told_at }: ToldRow,
  { at, revision }: { readonly at: Date; readonly revision: number },
) =>
  ctx.db
    .updateTable('advisory_accounts')
    .set({ tell_at: null, told_at: told_at ?? at, told_revision: revision })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
