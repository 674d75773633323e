import pg from 'pg'

/** `postgres`: a server of its own. `embedded`: PGlite in this process, one connection. */
export type Engine = 'postgres' | 'embedded'

/** A door to the database. Borrow one connection at a time and never ask for a second while one is held. */
export interface DeskDatabase {
  readonly engine: Engine
  readonly pool: pg.Pool
  /** Opens a connection of its own that hears `channels`; on the embedded engine nobody else could speak. */
  listen(channels: readonly string[], heard: (channel: string) => void): Listening
  close(): Promise<void>
}
export interface Listening {
  stop(): Promise<void>
}

export interface PostgresSettings {
  readonly url: string
  /** 10 unless told. */
  readonly connections?: number
  readonly applicationName?: string
}

const { types } = pg
const INT8 = 20
const DATE = 1082
type ParserOf = typeof types.getTypeParser
const asNumber = (text: string): number => Number(text)
const asWritten = (text: string): string => text

/**
 * How our own statements read columns: bigint as number (our sequences stay far below 2^53), date as `YYYY-MM-DD`,
 * timestamptz as Date. Libraries on the same pool keep the driver's own ways. It is an empty list besides, because the
 * driver hands the same field on as the (undeclared) types of the parameters when it prepares a named statement.
 */
export const columnParsers: pg.CustomTypesConfig = Object.assign([], {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return asNumber
    if (oid === DATE) return asWritten
    return types.getTypeParser(oid, format as 'text')
  }) as ParserOf,
})

/** Limits that a session starts with: no statement, lock wait or idle transaction may hold others up for long. */
export const sessionLimits = {
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
} as const
