import type { Progress } from '@mainstay/policy/advisories'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'
import { lockDue } from '../../platform/sweep/index.ts'
import { selectTold, type ToldRow } from './told-queries.ts'

/** What these accounts were told of a product. */
export const listToldOfProduct = (
  ctx: Ctx,
  accountIds: readonly string[],
  productId: string,
): Promise<readonly ToldRow[]> =>
  selectTold(ctx)
    .innerJoin('advisories as a', 'a.id', 'aa.advisory_id')
    .where('aa.account_id', '=', among(accountIds))
    .where('aa.told_at', 'is not', null)
    .where('a.product_id', '=', productId)
    .execute()

export const lockToRestate = (ctx: Ctx, limit: number, dueBy: number): Promise<readonly ToldRow[]> =>
  lockDue(selectTold(ctx), 'aa.restate_at', { limit, dueBy })

/** Writes how far accounts have come, in one statement. */
export async function writeProgress(
  ctx: Ctx,
  advisoryId: string,
  rows: readonly { readonly accountId: string; readonly progress: Progress }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    UPDATE advisory_accounts aa SET progress = r.progress, restate_at = NULL
    FROM unnest(${rows.map(({ accountId }) => accountId)}::uuid[], ${rows.map(({ progress }) => progress)}::text[])
      AS r (account_id, progress)
    WHERE aa.account_id = r.account_id AND aa.advisory_id = ${advisoryId}`.execute(ctx.db)
}

/** How many of those who were told stand where, and how many of them read it, within the reader's sight. */
export async function countProgress(ctx: Ctx, advisoryId: string) {
  const { rows } = await sql<{ progress: Progress | null; told: number; read: number }>`
    SELECT progress, count(*)::int AS told, count(read_at)::int AS read FROM advisory_accounts
    WHERE advisory_id = ${advisoryId} AND told_at IS NOT NULL GROUP BY progress`.execute(ctx.db)
  return rows
}

interface Standing extends ToldRow {
  readonly code: string
  readonly name: string
}
/** The first accounts that stand so, with their names. */
export const listStanding = (
  ctx: Ctx,
  { advisoryId, progress, limit }: { readonly advisoryId: string; readonly progress: Progress; readonly limit: number },
): Promise<readonly Standing[]> =>
  selectTold(ctx)
    .innerJoin('accounts as a', 'a.id', 'aa.account_id')
    .select(['a.code', 'a.name'])
    .where('aa.advisory_id', '=', advisoryId)
    .where('aa.progress', '=', progress)
    .where('aa.told_at', 'is not', null)
    .orderBy('aa.account_id')
    .limit(limit)
    .execute()

/** An account read it for the first time. Answers whether it was. */
export async function markRead(
  ctx: Ctx,
  { accountId, advisoryId, at }: { accountId: string; advisoryId: string; at: Date },
) {
  const first = await ctx.db
    .updateTable('advisory_accounts')
    .set({ read_at: at })
    .where('account_id', '=', accountId)
    .where('advisory_id', '=', advisoryId)
    .where('read_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return first !== undefined
}

/** Counts accounts more that were told, or read it; what it says is no other version for that. */
export const countMore = (ctx: Ctx, advisoryId: string, { told = 0, read = 0 }: { told?: number; read?: number }) =>
  ctx.db
    .updateTable('advisories')
    .set((eb) => ({
      accounts_told: eb('accounts_told', '+', told),
      accounts_read: eb('accounts_read', '+', read),
    }))
    .where('id', '=', advisoryId)
    .execute()
