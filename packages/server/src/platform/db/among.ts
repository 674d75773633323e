import { type RawBuilder, sql } from 'kysely'

/**
 * For `where(column, '=', among(ids))`. One id is compared as one: the plan made for a list of unknown length looks
 * dearer than it is, and PostgreSQL would plan such a statement anew each time.
 */
export const among = (ids: readonly string[]): RawBuilder<string> =>
  ids.length === 1 ? sql<string>`${ids[0]}::uuid` : sql<string>`ANY(${[...ids]}::uuid[])`
