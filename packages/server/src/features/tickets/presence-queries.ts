import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { withinSight } from './sight.ts'

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

/** Rows that a tab left behind when it was closed without a word. */
export async function deleteOldPresence(ctx: Ctx, personId: string, before: number): Promise<void> {
  await sql`DELETE FROM presence WHERE person_id = ${personId} AND at < ${new Date(before)}`.execute(ctx.db)
}

export async function deletePresence(ctx: Ctx, key: Key): Promise<void> {
  await sql`DELETE FROM presence WHERE account_id = ${key.accountId} AND ticket_id = ${key.ticketId}
    AND person_id = ${key.personId}`.execute(ctx.db)
}

/** Who else said so on one ticket since an instant. */
export async function listPresenceOn(ctx: Ctx, key: Key, since: number): Promise<readonly PresenceRow[]> {
  const { rows } = await sql<PresenceRow>`SELECT person_id AS "personId", doing FROM presence
    WHERE account_id = ${key.accountId} AND ticket_id = ${key.ticketId} AND person_id <> ${key.personId}
      AND at > ${new Date(since)} ORDER BY at, person_id`.execute(ctx.db)
  return rows
}

/** Who else is on any ticket within sight since an instant, the latest word first. */
export async function listAllPresence(
  ctx: Ctx,
  { personId, since, limit }: { readonly personId: string; readonly since: number; readonly limit: number },
): Promise<readonly (PresenceRow & { readonly ticketId: string })[]> {
  const { rows } = await sql<PresenceRow & { readonly ticketId: string }>`
    SELECT t.ticket_id AS "ticketId", t.person_id AS "personId", t.doing FROM presence t
    WHERE t.at > ${new Date(since)} AND t.person_id <> ${personId} AND ${withinSight(ctx)}
    ORDER BY t.at DESC, t.person_id LIMIT ${limit}`.execute(ctx.db)
  return rows
}
