import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { type Order, orderBy, type Position, stretchesFrom } from './list-order.ts'
import { runForRecords, type TicketRow, ticketColumns, ticketJoins } from './queries.ts'
import { matchesOf } from './search-queries.ts'
import { type Aside, asideIs } from './set-aside.ts'
import { withinSight } from './sight.ts'
import type { RankedTicket } from './ticket.ts'

export interface ListFilter {
  readonly order: Order
  /** Absent: every ticket. `any_open`: all but the closed ones. */
  readonly status?: RankedTicket['status'] | 'any_open' | undefined
  readonly place?: string | undefined
  readonly priorities: readonly string[]
  readonly accountId?: string | undefined
  /** null: nobody's. */
  readonly assigneeId?: string | null | undefined
  readonly openedBy?: string | undefined
  readonly q?: string | undefined
  readonly aside?: Aside | undefined
  readonly from: Position | undefined
  readonly limit: number
}

/**
 * One page in its order. Each stretch of the answer is read off an index up to the limit and the stretches are merged,
 * so that no page costs more than another, however many tickets there are.
 */
export const listTicketRecords = (ctx: Ctx, filter: ListFilter): Promise<readonly RankedTicket[]> =>
  runForRecords(ctx, pageOf(ctx, filter))

/** The statement of a page, apart for those who look at its plan. The limit is part of its text, so that one plan fits. */
export function pageOf(ctx: Ctx, filter: ListFilter): RawBuilder<TicketRow> {
  const { order } = filter
  const limit = sql.lit(filter.limit)
  const branches = branchesOf(ctx, filter).map(
    (branch) => sql`(SELECT t.* FROM tickets t WHERE ${branch} ORDER BY ${orderBy[order]} LIMIT ${limit})`,
  )
  const page = sql`SELECT * FROM (${sql.join(branches, sql` UNION ALL `)}) AS u ORDER BY ${orderBy[order]} LIMIT ${limit}`
  return sql<TicketRow>`WITH t AS MATERIALIZED (${page}) SELECT ${ticketColumns} FROM t ${ticketJoins} ORDER BY ${qualified[order]}`
}

/** The same orders over the joined page, whose columns need their table's name. */
const qualified: Readonly<Record<Order, RawBuilder<unknown>>> = {
  policy: sql`t.priority, t.log_seq`,
  deadline: sql`t.due_at NULLS LAST, t.log_seq`,
  turn: sql`t.priority, t.turn_since, t.log_seq`,
  updated: sql`t.updated_at DESC, t.log_seq DESC`,
}

const and = (parts: readonly RawBuilder<boolean>[]): RawBuilder<boolean> => sql<boolean>`${sql.join(parts, sql` AND `)}`

/** Every combination of stretch, priority and open or closed that the filter leaves; each is one run of an index. */
function branchesOf(ctx: Ctx, filter: ListFilter): readonly RawBuilder<boolean>[] {
  const common = [withinSight(ctx), ...conditionsOf(ctx, filter)]
  return stretchesFrom(filter.order, filter.from).flatMap((stretch) =>
    lifesOf(filter).flatMap((life) =>
      prioritiesOf(filter).map((priority) => and([...common, ...life, ...priority, stretch])),
    ),
  )
}

const isOpen = sql<boolean>`t.status <> 'closed'`
const isClosed = sql<boolean>`t.status = 'closed'`

/** The orders of work have an index of what is open and one of what is closed; the others hold both. */
function lifesOf({ status, order, place }: ListFilter): readonly (readonly RawBuilder<boolean>[])[] {
  if (status === 'closed') return [[isClosed]]
  if (status !== undefined && status !== 'any_open') return [[isOpen, sql<boolean>`t.status = ${status}`]]
  if (status === 'any_open' || place !== undefined) return [[isOpen]]
  return order === 'updated' ? [[]] : [[isOpen], [isClosed]]
}

/** Where the priority leads the order, each priority is a run of its own. */
function prioritiesOf({ order, priorities }: ListFilter): readonly (readonly RawBuilder<boolean>[])[] {
  if (priorities.length === 0) return [[]]
  const isLeading = order === 'policy' || order === 'turn'
  if (isLeading) return priorities.map((priority) => [sql<boolean>`t.priority = ${priority}`])
  return [[sql<boolean>`t.priority IN (${sql.join(priorities)})`]]
}

function conditionsOf(ctx: Ctx, filter: ListFilter): readonly RawBuilder<boolean>[] {
  const { place, accountId, assigneeId, openedBy, q, aside } = filter
  return [
    ...(place === undefined ? [] : [sql<boolean>`t.place = ${place}`]),
    ...(accountId === undefined ? [] : [sql<boolean>`t.account_id = ${accountId}`]),
    ...(assigneeId === undefined ? [] : [assigneeIs(assigneeId)]),
    ...(openedBy === undefined ? [] : [sql<boolean>`t.opened_by = ${openedBy}`]),
    ...(aside === undefined ? [] : [asideIs(aside)]),
    ...(q === undefined || q === '' ? [] : [matchesOf(ctx, q)]),
  ]
}

const assigneeIs = (assigneeId: string | null): RawBuilder<boolean> =>
  assigneeId === null ? sql<boolean>`t.assignee_id IS NULL` : sql<boolean>`t.assignee_id = ${assigneeId}`
