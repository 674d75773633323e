import type { DB } from './tables.generated.ts'

/** Every table and column, read from the migrated database (`npm run types:database`). */
export type Database = DB
