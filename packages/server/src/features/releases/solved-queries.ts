import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** What solved it: a known issue, or a release. */
export interface Solver {
  readonly type: 'known_issue' | 'release'
  readonly id: string
}
export interface Attempt {
  readonly accountId: string
  readonly personId: string
  readonly by: Solver
}
const columnOf = { known_issue: 'known_issue_id', release: 'release_id' } as const

export const insertSolved = (ctx: Ctx, { accountId, personId, by }: Attempt, at: number) =>
  ctx.db
    .insertInto('solved_attempts')
    .values({
      ...{ account_id: accountId, id: ctx.newId(), person_id: personId, solved_at: new Date(at) },
      [columnOf[by.type]]: by.id,
    })
    .execute()

/** Takes the person's last attempt that this solved up again; answers whether there was one. */
export async function takeUpLast(ctx: Ctx, { accountId, personId, by }: Attempt, at: number): Promise<boolean> {
  const { rows } = await sql`UPDATE solved_attempts SET taken_up_at = ${new Date(at)}
    WHERE account_id = ${accountId} AND id = (SELECT id FROM solved_attempts WHERE account_id = ${accountId}
      AND person_id = ${personId} AND ${sql.ref(columnOf[by.type])} = ${by.id} AND taken_up_at IS NULL
      ORDER BY id DESC LIMIT 1) RETURNING id`.execute(ctx.db)
  return rows.length > 0
}

/** How many attempts each of these solved before a ticket was opened, within the sight of whoever asks. */
export async function countSolved(
  ctx: Ctx,
  type: Solver['type'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const column = sql.ref(columnOf[type])
  const { rows } = await sql<{ id: string; n: number }>`SELECT ${column} AS id, count(*)::int AS n FROM solved_attempts
    WHERE ${column} = ANY (${[...ids]}::uuid[]) AND taken_up_at IS NULL GROUP BY 1`.execute(ctx.db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
