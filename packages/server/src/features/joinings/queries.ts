import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { unlessTaken } from '../../platform/db/index.ts'

export interface NewSide {
  readonly account_id: string
  readonly joining_id: string
  readonly other_id: string
  readonly other_name: string
  readonly reason: string
  readonly asked_at: Date
  readonly asked_by: string
}

/** Writes both sides at once. Refuses `joining.already` where the two were asked before and nobody ended it. */
export const insertSides = (ctx: Ctx, sides: readonly [NewSide, NewSide]) =>
  unlessTaken(
    ctx.db
      .insertInto('joining_sides')
      .values([...sides])
      .execute(),
    {
      joining_sides_open: 'joining.already',
    },
  )

const selectSides = (ctx: Ctx) => ctx.db.selectFrom('joining_sides as s').selectAll('s')

/** Sides of an account, newest first. */
export const listSides = (ctx: Ctx, accountId: string) =>
  selectSides(ctx).where('s.account_id', '=', accountId).orderBy('s.asked_at', 'desc').orderBy('s.joining_id').execute()

export type SideRow = Awaited<ReturnType<typeof listSides>>[number]

export const lockSide = (ctx: Ctx, accountId: string, joiningId: string): Promise<SideRow | undefined> =>
  selectSides(ctx)
    .where('s.account_id', '=', accountId)
    .where('s.joining_id', '=', joiningId)
    .forUpdate()
    .executeTakeFirst()

/** The other side of each, for staff: customers have only their own in sight. */
export const listOtherSides = (ctx: Ctx, sides: readonly SideRow[]): Promise<readonly SideRow[]> =>
  sides.length === 0
    ? Promise.resolve([])
    : selectSides(ctx)
        .where('s.joining_id', 'in', [...new Set(sides.map(({ joining_id }) => joining_id))])
        .where('s.account_id', '<>', sides[0]?.account_id ?? '')
        .execute()

export interface SideChange {
  readonly agreed_at?: Date
  readonly agreed_by?: string
  readonly joined_at?: Date
  readonly ended_at?: Date
  readonly ended_by?: string | null
  readonly next_timer_at?: Date | null
}
export const updateSide = (
  ctx: Ctx,
  { account_id, joining_id }: Pick<SideRow, 'account_id' | 'joining_id'>,
  change: SideChange,
) =>
  ctx.db
    .updateTable('joining_sides')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('account_id', '=', account_id)
    .where('joining_id', '=', joining_id)
    .execute()

/** Has the sweep look at this account's joinings that stand: somebody came or left. */
export const lookAgain = (ctx: Ctx, accountId: string, at: Date) =>
  ctx.db
    .updateTable('joining_sides')
    .set({ next_timer_at: at })
    .where('account_id', '=', accountId)
    .where('joined_at', 'is not', null)
    .where('ended_at', 'is', null)
    .execute()

export async function nextSideAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`
    SELECT next_timer_at AS at FROM joining_sides WHERE next_timer_at IS NOT NULL
    ORDER BY next_timer_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

/** Joinings that something happened to, both sides of each under their locks. */
export async function lockDueJoinings(
  ctx: Ctx,
  limit: number,
  dueBy: number,
): Promise<readonly (readonly SideRow[])[]> {
  const { rows } = await sql<{ joining_id: string }>`
    SELECT DISTINCT joining_id FROM joining_sides WHERE next_timer_at <= ${new Date(dueBy)} LIMIT ${limit}`.execute(
    ctx.db,
  )
  const ids = rows.map(({ joining_id }) => joining_id)
  if (ids.length === 0) return []
  const sides = await selectSides(ctx)
    .where('s.joining_id', 'in', ids)
    .orderBy('s.joining_id')
    .orderBy('s.account_id')
    .forUpdate()
    .execute()
  return [...Map.groupBy(sides, ({ joining_id }) => joining_id).values()]
}

/** Name of an account within sight. */
export const findAccountName = async (ctx: Ctx, id: string): Promise<string | undefined> =>
  (await ctx.db.selectFrom('accounts').select('name').where('id', '=', id).executeTakeFirst())?.name
