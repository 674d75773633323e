import type { Telling } from '@mainstay/policy/similar'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { byWords, fitsOf, type Indexed, rowsLike } from '../../platform/db/index.ts'
import { runForRecords, ticketColumns, ticketJoins } from './queries.ts'
import { withinSight } from './sight.ts'
import type { TicketRecord } from './ticket.ts'

export interface AlikeAsked {
  readonly telling: Telling
  /** The ticket that others are compared with. */
  readonly exceptId?: string | undefined
  readonly productId?: string | undefined
  /** What was closed before is forgotten. */
  readonly closedSince: number
}
export interface AlikeHit {
  readonly id: string
  readonly environmentId: string | null
  readonly isOpen: boolean
  readonly newness: number
  readonly fits: readonly number[]
}

const words: Indexed = { search: sql`t.search`, spelt: sql`t.subject` }

/** The asker's sight, said again in the question, since the words are compared as the desk; as the index of words keeps it. */
function sightOf({ principal }: Ctx): RawBuilder<boolean> {
  switch (principal.role) {
    case 'desk_customer':
      return sql<boolean>`${isOf([principal.accountId])}
        AND (t.sight = 'team' OR t.opened_by = desk_person() OR desk_is_primary())`
    case 'desk_staff_limited':
      return isOf(principal.accountIds)
    case 'desk_staff':
    case 'desk_worker':
      return sql<boolean>`true`
  }
}

const isOf = (accountIds: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`ARRAY[t.account_id] && ${[...accountIds]}::uuid[]`

/** Tickets within sight that hold the words, open or closed lately. Apart for those who look at its plan. */
export function pageOfAlike(ctx: Ctx, { telling, exceptId, productId, closedSince }: AlikeAsked): RawBuilder<AlikeHit> {
  const hits = rowsLike(words, telling, {
    columns: sql`t.id, t.environment_id, t.status, t.log_seq, t.subject, t.search`,
    from: sql`tickets t`,
    within: sql<boolean>`${sightOf(ctx)} AND (t.status <> 'closed' OR t.closed_at >= ${new Date(closedSince)})
      ${exceptId === undefined ? sql`` : sql`AND t.id <> ${exceptId}`}
      ${productId === undefined ? sql`` : sql`AND t.product_id = ${productId}`}`,
  })
  return sql<AlikeHit>`SELECT t.id, t.environment_id AS "environmentId", t.status NOT IN ('resolved', 'closed') AS "isOpen",
    t.log_seq::float8 AS newness, ${fitsOf(words, telling)} AS fits FROM ${hits} t`
}

export const listAlikeHits = (ctx: Ctx, asked: AlikeAsked): Promise<readonly AlikeHit[]> =>
  byWords(ctx, async () => (await pageOfAlike(ctx, asked).execute(ctx.db)).rows)

/** Tickets by their ids, read as the asker, in the order of the ids. */
export async function listInOrder(ctx: Ctx, ids: readonly string[]): Promise<readonly TicketRecord[]> {
  if (ids.length === 0) return []
  return runForRecords(
    ctx,
    sql`SELECT ${ticketColumns} FROM tickets t ${ticketJoins} WHERE t.id = ANY (${[...ids]}::uuid[]) AND ${withinSight(ctx)}
      ORDER BY array_position(${[...ids]}::uuid[], t.id)`,
  )
}

/** Which of these tickets somebody follows. */
export async function followedAmong(
  ctx: Ctx,
  personId: string | undefined,
  tickets: readonly TicketRecord[],
): Promise<ReadonlySet<string>> {
  if (personId === undefined || tickets.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('ticket_followers')
    .select('ticket_id')
    .where('person_id', '=', personId)
    .where('account_id', 'in', [...new Set(tickets.map(({ accountId }) => accountId))])
    .where(
      'ticket_id',
      'in',
      tickets.map(({ id }) => id),
    )
    .execute()
  return new Set(rows.map((row) => row.ticket_id))
}
