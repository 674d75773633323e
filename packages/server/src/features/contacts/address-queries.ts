import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

/** Marks a person's main address as one that refuses mail, with the code of the refusal. The first time stays. */
export async function markBounced(
  ctx: Ctx,
  personId: string,
  { at, code }: { readonly at: number; readonly code: string },
): Promise<void> {
  await ctx.db
    .updateTable('addresses')
    .set({ bounced_at: new Date(at), bounced_code: code })
    .where('person_id', '=', personId)
    .where('is_main', '=', true)
    .where('bounced_at', 'is', null)
    .execute()
}

/** Takes the mark off. Returns whether there was one. */
export async function clearBounced(ctx: Ctx, personId: string): Promise<boolean> {
  const done = await ctx.db
    .updateTable('addresses')
    .set({ bounced_at: null, bounced_code: null })
    .where('person_id', '=', personId)
    .where('bounced_at', 'is not', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Since when the main addresses of these people refuse mail; those that take it are not in it. */
export async function listBouncedAt(ctx: Ctx, personIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('addresses')
    .select(['person_id', sql<Date>`bounced_at`.as('bounced_at')])
    .where('person_id', '=', among(personIds))
    .where('is_main', '=', true)
    .where('bounced_at', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.bounced_at]))
}

/** The accounts of which a person is a contact or observer now, within sight. */
export async function listAccountsOf(ctx: Ctx, personId: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('mandates')
    .select('account_id')
    .where('person_id', '=', personId)
    .where('to_at', 'is', null)
    .orderBy('account_id')
    .execute()
  return rows.map((row) => row.account_id)
}
