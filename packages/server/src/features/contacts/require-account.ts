import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { isAccount } from './queries.ts'

/** Refuses `account.not_found` for an account that is not there, so that no list of it answers as if it were empty. */
export async function requireAccount(ctx: Ctx, accountId: string): Promise<void> {
  if (!(await isAccount(ctx, accountId))) throw new Refusal('account.not_found')
}
