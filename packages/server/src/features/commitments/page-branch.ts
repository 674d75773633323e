import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** One of these at a time is quicker than to walk along everybody's; with more of them it is not. */
export const fewAccounts = 200

interface Asked {
  readonly accountId?: string | undefined
  readonly tamId?: string | undefined
  /** People: the accounts that they look after. */
  readonly inHandOf?: readonly string[] | undefined
}
/**
 * The few accounts that a page is of, where it is of few: those of an account manager, or those that staff with named
 * accounts see. Undefined where the page is of one, or of all: then the condition on the row says so.
 */
function fewAsked({ principal }: Ctx, { accountId, tamId, inHandOf }: Asked): RawBuilder<unknown> | undefined {
  if (tamId !== undefined) return sql`(SELECT a.id FROM accounts a WHERE a.tam_id = ${tamId})`
  if (inHandOf !== undefined)
    return sql`(SELECT a.id FROM accounts a WHERE coalesce(a.tam_id, a.manager_id) = ANY (${[...inHandOf]}::uuid[]))`
  if (accountId !== undefined || principal.role === 'desk_customer') return undefined
  if (principal.role !== 'desk_staff_limited' || principal.accountIds.length > fewAccounts) return undefined
  return sql`(SELECT a.id FROM unnest(${[...principal.accountIds]}::uuid[]) AS a (id))`
}

interface Branch extends Asked {
  readonly conditions: readonly RawBuilder<unknown>[]
  readonly newestFirst?: boolean | undefined
  readonly limit: number
}

/**
 * The first of the ledger that hold these conditions, by due time, as account, id and due time: read off an index as far as
 * the page goes. Where it is of few accounts, of each of them in turn: along everybody's, one in hundreds would be theirs.
 */
export function pageBranch(ctx: Ctx, { conditions, newestFirst, limit, ...asked }: Branch): RawBuilder<unknown> {
  const order = newestFirst ? sql`DESC` : sql`ASC`
  const few = fewAsked(ctx, asked)
  const ofOne = few === undefined ? conditions : [sql`c.account_id = few.id`, ...conditions]
  const first = sql`(SELECT c.account_id, c.id, c.due_at FROM commitments c
    WHERE ${sql.join(ofOne, sql` AND `)} ORDER BY c.due_at ${order}, c.id ${order} LIMIT ${limit})`
  if (few === undefined) return first
  return sql`(SELECT own.account_id, own.id, own.due_at FROM ${few} AS few CROSS JOIN LATERAL ${first} AS own
    ORDER BY own.due_at ${order}, own.id ${order} LIMIT ${limit})`
}
