import type { Ctx } from '../../platform/ctx.ts'
import { unlessTaken } from '../../platform/db/index.ts'

const nameRule = { reply_templates_name: 'template.name_taken' } as const

export const listTemplateRows = (ctx: Ctx) =>
  ctx.db.selectFrom('reply_templates').selectAll().orderBy('name').orderBy('id').execute()
export type TemplateRow = Awaited<ReturnType<typeof listTemplateRows>>[number]

export const findTemplate = (ctx: Ctx, id: string): Promise<TemplateRow | undefined> =>
  ctx.db.selectFrom('reply_templates').selectAll().where('id', '=', id).executeTakeFirst()

/** Holds other changes of it until the transaction ends. */
export const lockTemplate = (ctx: Ctx, id: string): Promise<TemplateRow | undefined> =>
  ctx.db.selectFrom('reply_templates').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Refuses `template.name_taken`. */
export const insertTemplate = (ctx: Ctx, row: Omit<TemplateRow, 'version'>) =>
  unlessTaken(ctx.db.insertInto('reply_templates').values(row).execute(), nameRule)

/** Refuses `template.name_taken`. */
export const updateTemplate = (
  ctx: Ctx,
  id: string,
  change: { readonly name?: string; readonly body?: string; readonly changed_at: Date },
) =>
  unlessTaken(
    ctx.db
      .updateTable('reply_templates')
      .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute(),
    nameRule,
  )

export const deleteTemplate = (ctx: Ctx, id: string) =>
  ctx.db.deleteFrom('reply_templates').where('id', '=', id).execute()
