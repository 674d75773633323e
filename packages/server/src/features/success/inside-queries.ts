import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

/** What is held back from a shared part, and what is said of it among the staff. No customer's role reaches the table. */
export interface InsideFields {
  readonly words: string | null
  readonly next_step: string | null
  readonly due_on: string | null
  readonly owner_id: string | null
  readonly owner_side: 'customer' | 'staff' | null
  readonly team: string | null
  readonly note: string | null
}
export const nothingInside: InsideFields = {
  words: null,
  next_step: null,
  due_on: null,
  owner_id: null,
  owner_side: null,
  team: null,
  note: null,
}

/** By part, for these accounts. */
export async function listInside(ctx: Ctx, accountIds: readonly string[]): Promise<ReadonlyMap<string, InsideFields>> {
  const rows = await ctx.db
    .selectFrom('success_inside')
    .select(['item_id', 'words', 'next_step', 'owner_id', 'team', 'note'])
    .select([
      sql<'customer' | 'staff' | null>`owner_side`.as('owner_side'),
      sql<string | null>`to_char(due_on, 'YYYY-MM-DD')`.as('due_on'),
    ])
    .where('account_id', '=', among(accountIds))
    .execute()
  return new Map(rows.map(({ item_id, ...fields }) => [item_id, fields]))
}

export async function writeInside(
  ctx: Ctx,
  { accountId, itemId }: { readonly accountId: string; readonly itemId: string },
  { due_on, ...fields }: InsideFields,
): Promise<void> {
  const written = { ...fields, due_on: sql<string>`${due_on}::date` }
  await ctx.db
    .insertInto('success_inside')
    .values({ account_id: accountId, item_id: itemId, ...written })
    .onConflict((taken) => taken.columns(['account_id', 'item_id']).doUpdateSet(written))
    .execute()
}
