import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient } from 'pg'

interface Hold {
  ended: boolean
  readonly began: Error
}
const holding = new AsyncLocalStorage<Hold>()

/**
 * Lends one connection to `work`. Asking for a second while the first is held would wait for ever on an engine with
 * one connection and starve the pool on any other (F13), so it is refused at once, with both places named.
 */
export async function holdOneConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const outer = holding.getStore()
  if (outer && !outer.ended) {
    throw new Error(
      `a second connection was asked for while one is held; the first was taken here:\n${outer.began.stack}`,
    )
  }
  const client = await pool.connect()
  const hold: Hold = { ended: false, began: new Error('first connection') }
  try {
    return await holding.run(hold, work, client)
  } finally {
    hold.ended = true
  }
}
