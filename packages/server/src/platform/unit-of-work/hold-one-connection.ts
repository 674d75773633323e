import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient } from 'pg'
import type { Turns } from './turns.ts'

interface Hold {
  ended: boolean
  readonly began: Error
}
interface Lender {
  readonly pool: Pool
  readonly turns: Turns
  /** Whose line this one waits in. */
  readonly whose: string
}
const holding = new AsyncLocalStorage<Hold>()

/**
 * Lends one connection to `work`. Asking for a second while the first is held would wait for ever on an engine with
 * one connection and starve the pool on any other (F13), so it is refused at once, with both places named.
 */
export async function holdOneConnection<T>(from: Lender, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const outer = holding.getStore()
  if (outer && !outer.ended) {
    throw new Error(
      `a second connection was asked for while one is held; the first was taken here:\n${outer.began.stack}`,
    )
  }
  const giveBack = await from.turns.take(from.whose)
  const hold: Hold = { ended: false, began: new Error('first connection') }
  try {
    return await holding.run(hold, work, await from.pool.connect())
  } finally {
    hold.ended = true
    giveBack()
  }
}
