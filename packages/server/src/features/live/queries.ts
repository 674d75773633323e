import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface EventRow {
  readonly account_id: string
  readonly id: string
  readonly account_seq: number
  readonly type: string
  readonly version: number
  readonly subject_type: string
  readonly subject_id: string
  readonly actor_type: 'person' | 'robot' | 'system'
  readonly actor_id: string | null
  readonly audience: 'customer' | 'staff'
  readonly at: Date
  readonly data: Readonly<Record<string, string | number | boolean | null>>
  /** xid8 as text. */
  readonly position_xid: string
}
/** A place in the order that readers go by. */
export interface Position {
  readonly xid: string
  readonly id: string
}
const lowestId = '00000000-0000-0000-0000-000000000000'

/** The place below which no transaction is still running. */
export async function readNewestPosition(ctx: Ctx): Promise<Position> {
  const found = await sql<{ xid: string }>`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid`.execute(ctx.db)
  return { xid: found.rows[0]?.xid ?? '0', id: lowestId }
}

/** Committed events after a place, below every running transaction, so that none can still come in between. */
export async function listEventsAfter(ctx: Ctx, after: Position, limit: number): Promise<readonly EventRow[]> {
  const found = await sql<EventRow>`
    SELECT account_id, id, account_seq, type, version, subject_type, subject_id, actor_type, actor_id, audience, at, data,
           position_xid::text AS position_xid
    FROM events
    WHERE (position_xid, id) > (${after.xid}::xid8, ${after.id}::uuid)
      AND position_xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY position_xid, id LIMIT ${limit}`.execute(ctx.db)
  return found.rows
}

/** An event by its id. */
export async function findEvent(ctx: Ctx, id: string): Promise<EventRow | undefined> {
  const found = await sql<EventRow>`
    SELECT account_id, id, account_seq, type, version, subject_type, subject_id, actor_type, actor_id, audience, at, data,
           position_xid::text AS position_xid
    FROM events WHERE id = ${id}`.execute(ctx.db)
  return found.rows[0]
}

export interface TicketSight {
  readonly id: string
  readonly account_id: string
  readonly sight: 'team' | 'private'
  readonly opened_by: string
}
/** Those of the tickets that the reader's role has in sight, under its row security. */
export async function listTicketSights(ctx: Ctx, ids: readonly string[]): Promise<readonly TicketSight[]> {
  const found = await sql<TicketSight>`SELECT id, account_id, sight, opened_by FROM tickets
    WHERE id = ANY(${[...ids]}::uuid[])`.execute(ctx.db)
  return found.rows
}
