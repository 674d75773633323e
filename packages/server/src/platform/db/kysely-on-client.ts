import {
  type CompiledQuery,
  type ConnectionProvider,
  DefaultQueryExecutor,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { ClientBase } from 'pg'
import { columnParsers } from './database.ts'
import { gatherWrites } from './gather-writes.ts'
import { statementName } from './statements.ts'
import type { Database } from './tables.ts'

/**
 * Sends statements over one connection, inside whatever transaction it is in; it begins and ends none. A statement is
 * on its way when `execute` returns: those asked for one after the other reach the server in that order, answered or not.
 */
class OneClientExecutor extends DefaultQueryExecutor {
  readonly #client: ClientBase
  readonly #role: string

  constructor(client: ClientBase, role: string) {
    super(new PostgresQueryCompiler(), new PostgresAdapter(), noOtherConnection)
    this.#client = client
    this.#role = role
  }

  override async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = statementName(query.sql, this.#role)
    gatherWrites(this.#client)
    const result = await this.#client.query({
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
}

const noOtherConnection: ConnectionProvider = {
  provideConnection: () => {
    throw new Error('the unit of work is the transaction, on its one connection; read in pages, not in streams')
  },
}

const kept = new WeakMap<ClientBase, Map<string, Kysely<Database>>>()

/** Kysely on one connection under one role; made once for each pair. */
export function kyselyOn(client: ClientBase, role: string): Kysely<Database> {
  const byRole = kept.get(client) ?? new Map<string, Kysely<Database>>()
  kept.set(client, byRole)
  const db = byRole.get(role) ?? makeKysely(client, role)
  byRole.set(role, db)
  return db
}

function makeKysely(client: ClientBase, role: string): Kysely<Database> {
  const driver = new DummyDriver()
  const dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
  return new Kysely<Database>({ config: { dialect }, dialect, driver, executor: new OneClientExecutor(client, role) })
}
