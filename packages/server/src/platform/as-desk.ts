import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'

/**
 * Does a part of a unit of work as the desk itself: same transaction, but row security of the actor stands aside. For what
 * the desk must know or change and the actor must not see; nothing read here may reach an answer unjudged.
 */
export async function asDesk<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  await sql`SELECT set_config('role', 'desk_worker', true)`.execute(ctx.db)
  const done = await work()
  await sql`SELECT set_config('role', ${ctx.principal.role}, true)`.execute(ctx.db)
  return done
}
