import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { ClientBase } from 'pg'
import { columnParsers } from './database.ts'
import { statementName } from './statements.ts'
import type { Database } from './tables.ts'

/** Sends statements over one connection, inside whatever transaction it is in; it begins and ends none. */
class OneClientDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(client: ClientBase, role: string) {
    this.#connection = {
      executeQuery: <R>(query: CompiledQuery) => execute<R>(client, role, query),
      streamQuery: () => {
        throw new Error('read in pages: a stream would hold the connection')
      },
    }
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('the unit of work is the transaction')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

async function execute<R>(client: ClientBase, role: string, query: CompiledQuery): Promise<QueryResult<R>> {
  const name = statementName(query.sql, role)
  const result = await client.query({
    ...(name === undefined ? {} : { name }),
    text: query.sql,
    values: [...query.parameters],
    types: columnParsers,
  })
  return {
    rows: result.rows,
    ...(result.command === 'SELECT' ? {} : { numAffectedRows: BigInt(result.rowCount ?? 0) }),
  }
}

const kept = new WeakMap<ClientBase, Map<string, Kysely<Database>>>()

/** Kysely on one connection under one role; made once for each pair. */
export function kyselyOn(client: ClientBase, role: string): Kysely<Database> {
  const byRole = kept.get(client) ?? new Map<string, Kysely<Database>>()
  kept.set(client, byRole)
  const db = byRole.get(role) ?? new Kysely<Database>({ dialect: dialectOn(client, role) })
  byRole.set(role, db)
  return db
}

const dialectOn = (client: ClientBase, role: string): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new OneClientDriver(client, role),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
})
