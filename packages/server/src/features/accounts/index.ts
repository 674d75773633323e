import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { keepManagers, keepManagersInSight } from './keep-managers.ts'
import { findAccount } from './queries.ts'

/** What the accounts say to events of others. */
export const accountReactions: readonly ReactionLine[] = [
  { on: ['staff.ended'], react: keepManagers },
  { on: ['staff.changed'], react: keepManagersInSight },
]

export { changeAccount } from './change-account.ts'
export { createAccount } from './create-account.ts'
export type { EnvironmentInUse } from './queries.ts'
export { listInUse as listEnvironmentsInUse, refsOf as accountRefs } from './queries.ts'
export { accountRoutes } from './routes.ts'

/** The same by its code. */
export const accountByCode = (ctx: Ctx, code: string) => findAccount(ctx, { code })

/** The account row with its manager, when it is within sight. */
export const accountOf = (ctx: Ctx, id: string) => findAccount(ctx, { id })
