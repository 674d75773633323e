import type { Ctx } from '../../platform/ctx.ts'

export interface ViewingRow {
  readonly account_id: string
  readonly id: string
  readonly person_id: string
  readonly staff_id: string
  readonly reason: string
  readonly started_at: Date
  readonly expires_at: Date
  readonly ended_at: Date | null
}

export const insertViewing = (ctx: Ctx, row: ViewingRow) => ctx.db.insertInto('viewings').values(row).execute()

export const findViewingRow = (ctx: Ctx, id: string): Promise<ViewingRow | undefined> =>
  ctx.db.selectFrom('viewings').selectAll().where('id', '=', id).executeTakeFirst()

/** Locks a viewing of this member of staff. */
export const lockOwnViewing = (ctx: Ctx, id: string, staffId: string): Promise<ViewingRow | undefined> =>
  ctx.db
    .selectFrom('viewings')
    .selectAll()
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .forUpdate()
    .executeTakeFirst()

export const markEnded = (ctx: Ctx, { account_id, id }: ViewingRow, at: Date) =>
  ctx.db
    .updateTable('viewings')
    .set({ ended_at: at })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()

/** Viewings of a contact's portal, newest first, those before `before` in that order. */
export const listViewingsOf = (
  ctx: Ctx,
  of: {
    readonly accountId: string
    readonly personId: string
    readonly before: string | undefined
    readonly limit: number
  },
): Promise<readonly ViewingRow[]> => {
  const query = ctx.db
    .selectFrom('viewings')
    .selectAll()
    .where('account_id', '=', of.accountId)
    .where('person_id', '=', of.personId)
    .orderBy('id', 'desc')
    .limit(of.limit)
  return (of.before === undefined ? query : query.where('id', '<', of.before)).execute()
}
