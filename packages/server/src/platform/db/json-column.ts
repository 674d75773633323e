import { type RawBuilder, sql } from 'kysely'

/** A value for a jsonb column. Needed for lists: the driver would write them as a PostgreSQL array. */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`
