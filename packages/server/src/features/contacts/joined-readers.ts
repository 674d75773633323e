import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/**
 * Lets the people of one account read at another: a dated mandate for each who has one of their own there, none for those
 * who are here already; mandates of people who left over there end. Needs the desk's own unit: it sees both sides.
 */
export async function joinReaders(
  ctx: Ctx,
  { from, at: accountId, joiningId }: { readonly from: string; readonly at: string; readonly joiningId: string },
): Promise<void> {
  const now = new Date(await ctx.now())
  await sql`
    UPDATE mandates m SET to_at = ${now}, version = m.version + 1
    WHERE m.account_id = ${accountId} AND m.joining_id = ${joiningId} AND m.to_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM mandates o WHERE o.account_id = ${from} AND o.person_id = m.person_id AND o.to_at IS NULL
        AND o.joining_id IS NULL)`.execute(ctx.db)
  const { rows } = await sql<{ person_id: string }>`
    SELECT o.person_id FROM mandates o
    WHERE o.account_id = ${from} AND o.to_at IS NULL AND o.joining_id IS NULL AND NOT EXISTS (
      SELECT 1 FROM mandates m WHERE m.account_id = ${accountId} AND m.person_id = o.person_id AND m.to_at IS NULL)
    ORDER BY o.from_at, o.id`.execute(ctx.db)
  for (const { person_id } of rows) {
    await sql`
      INSERT INTO mandates (account_id, id, person_id, role, is_primary, city, country, region, zone, called, from_at, joining_id)
      SELECT ${accountId}, ${ctx.newId()}, person_id, 'observer', false, city, country, region, zone, called, ${now}, ${joiningId}
      FROM mandates WHERE account_id = ${from} AND person_id = ${person_id} AND to_at IS NULL`.execute(ctx.db)
  }
}

/** Ends every mandate that a joining gave at this account. */
export async function leaveReaders(ctx: Ctx, accountId: string, joiningId: string): Promise<void> {
  const now = new Date(await ctx.now())
  await sql`
    UPDATE mandates SET to_at = ${now}, version = version + 1
    WHERE account_id = ${accountId} AND joining_id = ${joiningId} AND to_at IS NULL`.execute(ctx.db)
}
