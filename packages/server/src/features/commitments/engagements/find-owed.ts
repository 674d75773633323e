import { isAllowed } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { findOwedRow, listOwedRows, type OwedQuestion, type OwedRecord } from './list-queries.ts'

/** An owed engagement by its id, with how it reads; undefined where it is not in sight. */
export async function findOwed(
  ctx: Ctx,
  { accountId, commitmentId }: { readonly accountId: string; readonly commitmentId: string },
): Promise<OwedRecord | undefined> {
  const found = await findOwedRow(ctx, accountId, commitmentId)
  return found && isAllowed(ctx, 'account.see', { accountId }) ? found : undefined
}

/** A page of what is owed by due time, within sight. `after` is the due instant and id of the last one shown. */
export async function listOwed(
  ctx: Ctx,
  question: OwedQuestion,
): Promise<{ readonly items: readonly OwedRecord[]; readonly after: readonly [number, string] | undefined }> {
  const rows = await listOwedRows(ctx, { ...question, limit: question.limit + 1 })
  const page = rows.slice(0, question.limit)
  const last = rows.length > question.limit ? page.at(-1) : undefined
  return {
    items: page.filter(({ accountId }) => isAllowed(ctx, 'account.see', { accountId })),
    after: last && [last.dueAt, last.id],
  }
}
