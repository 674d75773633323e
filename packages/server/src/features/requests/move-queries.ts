import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

export interface MoveRow {
  readonly id: string
  readonly kind: 'merge' | 'split'
  readonly fromId: string
  readonly intoId: string
  readonly undoUntil: Date
}
export async function insertMove(ctx: Ctx, row: MoveRow & { readonly by: string; readonly at: number }): Promise<void> {
  await sql`INSERT INTO request_moves (id, kind, from_id, into_id, by_id, at, undo_until)
    VALUES (${row.id}, ${row.kind}, ${row.fromId}, ${row.intoId}, ${row.by}, ${new Date(row.at)}, ${row.undoUntil})`.execute(
    ctx.db,
  )
}
/** The latest merge or split that touched any of these and stands. */
export async function findLastMove(ctx: Ctx, ids: readonly string[]): Promise<MoveRow | undefined> {
  const { rows } =
    await sql<MoveRow>`SELECT id, kind, from_id AS "fromId", into_id AS "intoId", undo_until AS "undoUntil"
    FROM request_moves WHERE (from_id = ${among(ids)} OR into_id = ${among(ids)}) AND undone_at IS NULL
    ORDER BY id DESC LIMIT 1`.execute(ctx.db)
  return rows[0]
}
export async function markUndone(ctx: Ctx, id: string, at: number): Promise<void> {
  await sql`UPDATE request_moves SET undone_at = ${new Date(at)} WHERE id = ${id}`.execute(ctx.db)
}

/** Everything of one request goes to another: asks with their tickets, arguments, notes. */
export async function moveAll(
  ctx: Ctx,
  { id, fromId, intoId }: Pick<MoveRow, 'id' | 'fromId' | 'intoId'>,
): Promise<void> {
  for (const table of ['request_asks', 'request_advocacy', 'request_notes'] as const)
    await sql`UPDATE ${sql.table(table)} SET request_id = ${intoId}, moved_by = ${id} WHERE request_id = ${fromId}`.execute(
      ctx.db,
    )
}
/** Some asks go to another request. Answers how many did, and how many stay. */
export async function moveAsks(
  ctx: Ctx,
  { id, fromId, intoId, askIds }: Pick<MoveRow, 'id' | 'fromId' | 'intoId'> & { readonly askIds: readonly string[] },
): Promise<{ readonly moved: number; readonly left: number }> {
  const moved = await sql`UPDATE request_asks SET request_id = ${intoId}, moved_by = ${id}
    WHERE request_id = ${fromId} AND id = ANY (${[...askIds]}::uuid[]) RETURNING id`.execute(ctx.db)
  const left = await sql`SELECT 1 FROM request_asks WHERE request_id = ${fromId} LIMIT 1`.execute(ctx.db)
  return { moved: moved.rows.length, left: left.rows.length }
}
/** What a merge brought goes back where it came from. */
export async function moveBack(ctx: Ctx, { id, fromId }: Pick<MoveRow, 'id' | 'fromId'>): Promise<void> {
  for (const table of ['request_asks', 'request_advocacy', 'request_notes'] as const)
    await sql`UPDATE ${sql.table(table)} SET request_id = ${fromId}, moved_by = NULL WHERE moved_by = ${id}`.execute(
      ctx.db,
    )
}
