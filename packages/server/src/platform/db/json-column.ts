import { type RawBuilder, sql } from 'kysely'
import type { JsonValue } from './tables.generated.ts'

/** A value for a jsonb column. Needed for lists: the driver would write them as a PostgreSQL array. */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`

/** The same for values whose types are interfaces, which say nothing of other keys. */
export const asJson = (value: unknown): RawBuilder<JsonValue> => json(value as JsonValue)
