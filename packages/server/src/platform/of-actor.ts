import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from './ctx.ts'
import { among } from './db/index.ts'

/**
 * Whose rows an actor's questions name themselves, whatever row security adds: a customer's own account; the accounts of
 * staff with limited sight, so that a list begins at them and not at everybody's.
 */
export function ofActor({ principal }: Ctx, accountId: RawBuilder<unknown>): RawBuilder<boolean> {
  if (principal.role === 'desk_customer') return sql<boolean>`${accountId} = ${principal.accountId}`
  if (principal.role === 'desk_staff_limited') return sql<boolean>`${accountId} = ${among(principal.accountIds)}`
  return sql<boolean>`true`
}
