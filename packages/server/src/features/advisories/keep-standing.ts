import { progressFrom } from '@mainstay/policy/advisories'
import type { Ctx } from '../../platform/ctx.ts'
import { countStandings } from '../environments/index.ts'
import { type AdvisoryRow, listAdvisoriesById } from './queries.ts'
import { listToldOfProduct, lockToRestate, writeProgress } from './standing-queries.ts'
import type { ToldRow } from './told-queries.ts'

/** Holds accounts that were told of an advisory against what they have installed now. */
async function restate(ctx: Ctx, row: AdvisoryRow, told: readonly ToldRow[]): Promise<void> {
  const standings = await countStandings(ctx, {
    ...{ productId: row.product_id, affected: row.affected, fixedIn: row.fixed_in },
    accountIds: told.map(({ account_id }) => account_id),
  })
  await writeProgress(
    ctx,
    row.id,
    told.map(({ account_id: accountId, in_range_then: inRangeThen }) => ({
      accountId,
      progress: progressFrom({ inRangeThen, ...(standings.get(accountId) ?? { inRange: 0, unknown: 0 }) }),
    })),
  )
}

/** The same for several advisories, each with its own accounts. */
export async function restateAll(ctx: Ctx, told: readonly ToldRow[]): Promise<void> {
  const byAdvisory = Map.groupBy(told, ({ advisory_id }) => advisory_id)
  for (const row of await listAdvisoriesById(ctx, [...byAdvisory.keys()]))
    await restate(ctx, row, byAdvisory.get(row.id) ?? [])
}

/** Accounts have something else installed: how far they have come moves with it. As the desk. */
export const restateAccounts = async (ctx: Ctx, accountIds: readonly string[], productId: string): Promise<void> =>
  restateAll(ctx, await listToldOfProduct(ctx, accountIds, productId))

/** Accounts whose standing was not kept yet. */
export async function restateDue(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const due = await lockToRestate(ctx, limit, dueBy)
  await restateAll(ctx, due)
  return due.length
}
