import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

interface Read {
  readonly accountId: string
  readonly personId: string
  readonly ticketId: string
  readonly hour: Date
}

/** Marks a read; tells whether it is the first of its hour, and how many tickets this reader had read in it before. */
export async function markRead(
  ctx: Ctx,
  { accountId, personId, ticketId, hour }: Read,
): Promise<{ readonly isNew: boolean; readonly before: number }> {
  const { rows } = await sql<{ fresh: number; before: number }>`
    WITH marked AS (
      INSERT INTO reads (account_id, person_id, ticket_id, hour) VALUES (${accountId}, ${personId}, ${ticketId}, ${hour})
      ON CONFLICT DO NOTHING RETURNING 1)
    SELECT (SELECT count(*) FROM marked)::int AS fresh,
      (SELECT count(*) FROM reads WHERE person_id = ${personId} AND hour = ${hour})::int AS before`.execute(ctx.db)
  const [row] = rows
  return { isNew: row?.fresh === 1, before: row?.before ?? 0 }
}

interface NewAlert {
  readonly id: string
  readonly personId: string
  readonly hour: Date
  readonly tickets: number
}
/** False where this hour's alert was given already. */
export async function insertReadAlert(ctx: Ctx, { id, personId, hour, tickets }: NewAlert): Promise<boolean> {
  const { numAffectedRows } =
    await sql`INSERT INTO read_alerts (person_id, hour, id, tickets) VALUES (${personId}, ${hour}, ${id}, ${tickets})
      ON CONFLICT DO NOTHING`.execute(ctx.db)
  return numAffectedRows === 1n
}

export interface ReadAlert {
  readonly person_id: string
  readonly hour: Date
  readonly tickets: number
}
export async function findReadAlert(ctx: Ctx, id: string): Promise<ReadAlert | undefined> {
  const { rows } = await sql<ReadAlert>`SELECT person_id, hour, tickets FROM read_alerts WHERE id = ${id}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Reads older than this are in the audit log alone. */
export async function dropReadsBefore(ctx: Ctx, at: Date): Promise<void> {
  await sql`DELETE FROM reads WHERE hour < ${at}`.execute(ctx.db)
  await sql`DELETE FROM read_alerts WHERE hour < ${at}`.execute(ctx.db)
}
