import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'

/** The account whose promises are asked about. Refuses `account.not_found` for what is not in sight. */
export async function accountInSight(ctx: Ctx, accountId: string): Promise<{ readonly id: string }> {
  const id = decodeId('acc', accountId)
  allow(ctx, 'decision.preview', { accountId: id })
  const account = await accountOf(ctx, id)
  if (!account) throw new Refusal('account.not_found')
  return account
}
