import type { Policy } from '@mainstay/policy/document'
import type { Ctx } from '../../platform/ctx.ts'
import { policiesForAccounts } from '../policies/index.ts'
import { type PeopleOfAccount, peopleOfAccounts } from './people-of-account.ts'

/** What telling people stands on: who belongs to an account, and what its policy says of telling. Read once for many events. */
export interface Ground {
  readonly at: number
  readonly peopleOf: (accountId: string) => PeopleOfAccount
  readonly policyOf: (accountId: string) => Policy
}

export async function readGround(ctx: Ctx, accountIds: readonly string[]): Promise<Ground> {
  const ids = [...new Set(accountIds)]
  const [peopleOf, policies] = [await peopleOfAccounts(ctx, ids), await policiesForAccounts(ctx, ids)]
  return {
    at: await ctx.now(),
    peopleOf,
    policyOf(accountId) {
      const policy = policies.get(accountId)
      if (!policy) throw new Error('an account that was not asked for')
      return policy
    },
  }
}
