import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/**
 * The rows of `t` that may be read, said in the query itself: row security says it again, and with the account named
 * the planner finds the account's own index.
 */
export function withinSight(ctx: Ctx): RawBuilder<boolean> {
  const { principal } = ctx
  switch (principal.role) {
    case 'desk_customer':
      return sql<boolean>`t.account_id = ${principal.accountId}`
    case 'desk_staff_limited':
      return sql<boolean>`t.account_id = ANY (${[...principal.accountIds]}::uuid[])`
    case 'desk_staff':
    case 'desk_worker':
      return sql<boolean>`true`
  }
}

/** Whether the answer goes to a customer: what only staff read is left out of it. */
export const isForCustomer = (ctx: Ctx): boolean => ctx.principal.role === 'desk_customer'
