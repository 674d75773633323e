import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { lockMandates } from './queries.ts'

/** Holds every other change of the account's seats until the transaction ends. Refuses `account.not_found`. */
export async function lockSeats(ctx: Ctx, accountId: string): Promise<void> {
  if (!(await lockMandates(ctx, accountId))) throw new Refusal('account.not_found')
}
