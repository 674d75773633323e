import type { AccountRef } from '@mainstay/contracts/shared'
import type { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { keepManagers } from './keep-managers.ts'
import { findAccount, listAccountNames } from './queries.ts'

/** What the accounts say to events of others. */
export const accountReactions: readonly ReactionLine[] = [{ on: ['staff.ended'], react: keepManagers }]

export { findEnvironment } from './queries.ts'
export { accountRoutes } from './routes.ts'

/** Code and name by account id, for those within sight. */
export async function accountRefs(
  ctx: Ctx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, z.infer<typeof AccountRef>>> {
  const rows = await listAccountNames(ctx, [...new Set(ids)])
  return new Map(rows.map(({ id, code, name }) => [id, { id: encodeId('acc', id), code, name }]))
}

/** The account row with its manager, when it is within sight. */
export const accountOf = (ctx: Ctx, id: string) => findAccount(ctx, { id })
