import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { keepManagers, keepManagersInSight } from './keep-managers.ts'
import { findAccount, listIds, listNames } from './queries.ts'

/** What the accounts say to events of others. */
export const accountReactions: readonly ReactionLine[] = [
  { on: ['staff.ended'], react: keepManagers },
  { on: ['staff.changed'], react: keepManagersInSight },
]

export { changeAccount } from './change-account.ts'
export { createAccount } from './create-account.ts'
export { accountRoutes } from './routes.ts'

/** Every account within sight. */
export const listAccountIds = (ctx: Ctx): Promise<readonly string[]> => listIds(ctx)

/** Code and name by id, for those within sight. */
export async function accountRefs(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, AccountRefView>> {
  const rows = await listNames(ctx, ids)
  return new Map(rows.map(({ id, code, name }) => [id, { id: encodeId('acc', id), code, name }]))
}
interface AccountRefView {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** The same by its code. */
export const accountByCode = (ctx: Ctx, code: string) => findAccount(ctx, { code })

/** The account row with its manager, when it is within sight. */
export const accountOf = (ctx: Ctx, id: string) => findAccount(ctx, { id })
