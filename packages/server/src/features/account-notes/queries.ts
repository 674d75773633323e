import type { Ctx } from '../../platform/ctx.ts'

const select = (ctx: Ctx, accountId: string) =>
  ctx.db
    .selectFrom('account_notes')
    .select(['account_id', 'id', 'text', 'is_pinned', 'written_by', 'written_at', 'changed_at', 'version'])
    .where('account_id', '=', accountId)

/** Pinned ones first, the latest first among them. */
export const listNotes = (ctx: Ctx, accountId: string, isOnlyPinned: boolean) => {
  const all = select(ctx, accountId).orderBy('is_pinned', 'desc').orderBy('id', 'desc')
  return (isOnlyPinned ? all.where('is_pinned', '=', true) : all).execute()
}
export type NoteRow = Awaited<ReturnType<typeof listNotes>>[number]

export const findNote = (ctx: Ctx, accountId: string, id: string): Promise<NoteRow | undefined> =>
  select(ctx, accountId).where('id', '=', id).executeTakeFirst()

/** The same, held until the end of the transaction. */
export const lockNote = (ctx: Ctx, accountId: string, id: string): Promise<NoteRow | undefined> =>
  select(ctx, accountId).where('id', '=', id).forUpdate().executeTakeFirst()

export const insertNote = (ctx: Ctx, row: Omit<NoteRow, 'version'>): Promise<unknown> =>
  ctx.db.insertInto('account_notes').values(row).execute()

interface Key {
  readonly account_id: string
  readonly id: string
}
interface Change {
  readonly text?: string
  readonly is_pinned?: boolean
  readonly changed_at: Date
}
export const updateNote = (ctx: Ctx, { account_id, id }: Key, change: Change): Promise<unknown> =>
  ctx.db
    .updateTable('account_notes')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()

export const deleteNote = (ctx: Ctx, { account_id, id }: Key): Promise<unknown> =>
  ctx.db.deleteFrom('account_notes').where('account_id', '=', account_id).where('id', '=', id).execute()
