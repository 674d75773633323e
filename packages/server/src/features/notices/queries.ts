import type { NoticeLife } from '@mainstay/policy/notices'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { lockDue } from '../../platform/sweep/index.ts'

/** What is over is kept; a page shows so many of them. */
const overAtMost = 50

const columns = [
  'id',
  'text',
  sql<'plain' | 'warning'>`tone`.as('tone'),
  'link_label',
  'link_url',
  sql<'all' | 'plan' | 'product'>`shown_to`.as('shown_to'),
  'plan',
  'product_id',
  'from_at',
  'until_at',
  'ended_at',
  'written_by',
  'version',
] as const

const selectNotices = (ctx: Ctx) => ctx.db.selectFrom('notices').select(columns)

/** Those that are not over at this instant, the earliest end first. */
export const listOpenNotices = (ctx: Ctx, at: number) =>
  selectNotices(ctx)
    .where('until_at', '>', new Date(at))
    .where('ended_at', 'is', null)
    .orderBy('until_at')
    .orderBy('id')
    .execute()
export type NoticeRow = Awaited<ReturnType<typeof listOpenNotices>>[number]

/** The latest that are over. */
export const listPastNotices = (ctx: Ctx, at: number): Promise<readonly NoticeRow[]> =>
  selectNotices(ctx)
    .where((eb) => eb.or([eb('until_at', '<=', new Date(at)), eb('ended_at', 'is not', null)]))
    .orderBy('until_at', 'desc')
    .orderBy('id')
    .limit(overAtMost)
    .execute()

export const findNotice = (ctx: Ctx, id: string): Promise<NoticeRow | undefined> =>
  selectNotices(ctx).where('id', '=', id).executeTakeFirst()

/** Holds other changes of it until the transaction ends. */
export const lockNotice = (ctx: Ctx, id: string): Promise<NoticeRow | undefined> =>
  selectNotices(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

export type NewNotice = Omit<NoticeRow, 'version' | 'ended_at'> & {
  readonly created_at: Date
  readonly next_timer_at: Date | null
}
export const insertNotice = (ctx: Ctx, row: NewNotice) => ctx.db.insertInto('notices').values(row).execute()

export type NoticeChange = Partial<
  Pick<NoticeRow, 'text' | 'tone' | 'link_label' | 'link_url' | 'from_at' | 'until_at' | 'ended_at'>
> & { readonly next_timer_at: Date | null }
export const updateNotice = (ctx: Ctx, id: string, change: NoticeChange) =>
  ctx.db
    .updateTable('notices')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** How many people put each of them away. */
export async function countDismissals(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ notice_id: string; n: number }>`
    SELECT notice_id, count(*)::int AS n FROM notice_dismissals
    WHERE notice_id = ANY (${[...ids]}::uuid[]) GROUP BY notice_id`.execute(ctx.db)
  return new Map(rows.map(({ notice_id, n }) => [notice_id, n]))
}

export const listDismissed = async (ctx: Ctx, personId: string): Promise<ReadonlySet<string>> => {
  const rows = await ctx.db
    .selectFrom('notice_dismissals')
    .select('notice_id')
    .where('person_id', '=', personId)
    .execute()
  return new Set(rows.map(({ notice_id }) => notice_id))
}

export const insertDismissal = (ctx: Ctx, row: { person_id: string; notice_id: string; at: Date }) =>
  ctx.db
    .insertInto('notice_dismissals')
    .values(row)
    .onConflict((conflict) => conflict.columns(['person_id', 'notice_id']).doNothing())
    .execute()

export const deleteDismissals = (ctx: Ctx, noticeId: string) =>
  ctx.db.deleteFrom('notice_dismissals').where('notice_id', '=', noticeId).execute()

/** Those that begin or end by now. */
export const lockTurning = (ctx: Ctx, limit: number, dueBy: number): Promise<readonly NoticeRow[]> =>
  lockDue(selectNotices(ctx), 'next_timer_at', { limit, dueBy })

export const setTimer = (ctx: Ctx, id: string, at: number | undefined) =>
  ctx.db
    .updateTable('notices')
    .set({ next_timer_at: at === undefined ? null : new Date(at) })
    .where('id', '=', id)
    .execute()

/** When a row shows, as the policy reads it. */
export const lifeOf = ({
  from_at,
  until_at,
  ended_at,
}: Pick<NoticeRow, 'from_at' | 'until_at' | 'ended_at'>): NoticeLife => ({
  fromAt: from_at.getTime(),
  untilAt: until_at.getTime(),
  endedAt: ended_at?.getTime(),
})
