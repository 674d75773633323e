import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { RankedTicket } from './ticket.ts'

export type Order = 'policy' | 'deadline' | 'turn' | 'updated'
/** Where a page ended: the order's key of its last row. Instants are epoch ms. */
export type Position = readonly (string | number | null)[]

const seq = z.number().int()
export const positionShapes: Readonly<Record<Order, z.ZodType<Position>>> = {
  policy: z.tuple([z.string().max(2), seq]),
  deadline: z.tuple([z.number().nullable(), seq]),
  turn: z.tuple([z.string().max(2), z.number(), seq]),
  updated: z.tuple([z.number(), seq]),
}

/** How each order stands in its index. */
export const orderBy: Readonly<Record<Order, RawBuilder<unknown>>> = {
  policy: sql`priority, log_seq`,
  deadline: sql`due_at NULLS LAST, log_seq`,
  turn: sql`priority, turn_since, log_seq`,
  updated: sql`updated_at DESC, log_seq DESC`,
}

export function positionOf(order: Order, { priority, logSeq, dueAt, turnSince, updatedAt }: RankedTicket): Position {
  switch (order) {
    case 'policy':
      return [priority, logSeq]
    case 'deadline':
      return [dueAt, logSeq]
    case 'turn':
      return [priority, turnSince, logSeq]
    case 'updated':
      return [updatedAt, logSeq]
  }
}

const instant = (at: unknown): RawBuilder<Date> => sql<Date>`${new Date(Number(at))}::timestamptz`

/**
 * The parts of a list that each lie in one stretch of an index, in the list's order, from a position on. One part, but
 * for deadlines: rows without one come last and are a stretch of their own.
 */
export function stretchesFrom(order: Order, position: Position | undefined): readonly RawBuilder<boolean>[] {
  const [first, second, third] = position ?? []
  switch (order) {
    case 'policy':
      return [position ? sql<boolean>`(t.priority, t.log_seq) > (${first}, ${second}::bigint)` : everything]
    case 'turn':
      return [
        position
          ? sql<boolean>`(t.priority, t.turn_since, t.log_seq) > (${first}, ${instant(second)}, ${third}::bigint)`
          : everything,
      ]
    case 'updated':
      return [position ? sql<boolean>`(t.updated_at, t.log_seq) < (${instant(first)}, ${second}::bigint)` : everything]
    case 'deadline':
      return deadlineStretches(position)
  }
}

const everything = sql<boolean>`true`

function deadlineStretches(position: Position | undefined): readonly RawBuilder<boolean>[] {
  const undated = sql<boolean>`t.due_at IS NULL`
  if (!position) return [sql<boolean>`t.due_at IS NOT NULL`, undated]
  const [due, after] = position
  if (due === null) return [sql<boolean>`t.due_at IS NULL AND t.log_seq > ${after}::bigint`]
  return [sql<boolean>`(t.due_at, t.log_seq) > (${instant(due)}, ${after}::bigint)`, undated]
}
