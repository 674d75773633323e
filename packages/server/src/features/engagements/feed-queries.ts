import type { Ctx } from '../../platform/ctx.ts'

export const findFeed = (ctx: Ctx, personId: string) =>
  ctx.db.selectFrom('calendar_feeds').select('made_at').where('person_id', '=', personId).executeTakeFirst()

/** One each: a new address takes the place of the one before. */
export async function replaceFeed(ctx: Ctx, personId: string, hash: Buffer, at: number): Promise<void> {
  const made = { secret_hash: hash, made_at: new Date(at) }
  await ctx.db
    .insertInto('calendar_feeds')
    .values({ person_id: personId, ...made })
    .onConflict((known) => known.column('person_id').doUpdateSet(made))
    .execute()
}

export async function dropFeed(ctx: Ctx, personId: string): Promise<boolean> {
  const [gone] = await ctx.db.deleteFrom('calendar_feeds').where('person_id', '=', personId).execute()
  return (gone?.numDeletedRows ?? 0n) > 0n
}

/** Whose calendar a secret opens. */
export async function findReaderOf(ctx: Ctx, hash: Buffer): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('calendar_feeds')
    .select('person_id')
    .where('secret_hash', '=', hash)
    .executeTakeFirst()
  return row?.person_id
}
