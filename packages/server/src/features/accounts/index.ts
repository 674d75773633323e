import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { keepManagers, keepManagersInSight } from './keep-managers.ts'
import { findAccount, listAccountNames, listIds, listInHandsOf, listManagers } from './queries.ts'

/** What the accounts say to events of others. */
export const accountReactions: readonly ReactionLine[] = [
  { on: ['staff.ended'], react: keepManagers },
  { on: ['staff.changed'], react: keepManagersInSight },
]

export { changeAccount } from './change-account.ts'
export { createAccount } from './create-account.ts'
export { refsOf as accountRefs } from './queries.ts'
export { accountRoutes } from './routes.ts'

/** How the accounts of a list are called, by id; who is out of sight is not among them. */
export async function accountNames(
  ctx: Ctx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly code: string; readonly name: string }>> {
  const rows = await listAccountNames(ctx, [...new Set(ids)])
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]))
}

/** In whose hands accounts are: their managers, technical account managers and deputies. */
export const managersOf = (ctx: Ctx, ids: readonly string[]) => listManagers(ctx, ids)

/** Accounts in somebody's hands, with who else has them there. */
export const accountsInHandsOf = (ctx: Ctx, personId: string) => listInHandsOf(ctx, personId)

/** Every account within sight. */
export const listAccountIds = (ctx: Ctx): Promise<readonly string[]> => listIds(ctx)

/** The same by its code. */
export const accountByCode = (ctx: Ctx, code: string) => findAccount(ctx, { code })

/** The account row with its manager, when it is within sight. */
export const accountOf = (ctx: Ctx, id: string) => findAccount(ctx, { id })
