import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

interface Key {
  readonly accountId: string
  readonly ticketId: string
  readonly personId: string
}
export interface PresenceRow {
  readonly personId: string
  readonly doing: 'viewing' | 'writing'
}

export async function writePresence(ctx: Ctx, key: Key, doing: PresenceRow['doing'], at: number): Promise<void> {
  await sql`INSERT INTO presence (account_id, ticket_id, person_id, doing, at)
    VALUES (${key.accountId}, ${key.ticketId}, ${key.personId}, ${doing}, ${new Date(at)})
    ON CONFLICT (account_id, ticket_id, person_id) DO UPDATE SET doing = EXCLUDED.doing, at = EXCLUDED.at`.execute(
    ctx.db,
  )
}

export async function deletePresence(ctx: Ctx, key: Key): Promise<void> {
  await sql`DELETE FROM presence WHERE account_id = ${key.accountId} AND ticket_id = ${key.ticketId}
    AND person_id = ${key.personId}`.execute(ctx.db)
}

/** Who else said so since an instant. */
export async function listPresence(ctx: Ctx, key: Key, since: number): Promise<readonly PresenceRow[]> {
  const { rows } = await sql<PresenceRow>`SELECT person_id AS "personId", doing FROM presence
    WHERE account_id = ${key.accountId} AND ticket_id = ${key.ticketId} AND person_id <> ${key.personId}
      AND at > ${new Date(since)} ORDER BY at, person_id`.execute(ctx.db)
  return rows
}
