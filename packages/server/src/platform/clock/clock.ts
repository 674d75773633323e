import type { InstantMs } from '@mainstay/policy'
import type { ClientBase } from 'pg'
import { monotonicMs } from './timers.ts'

/** The one clock. In production the database's; in simulation a virtual one. */
export interface Clock {
  readonly kind: 'database' | 'virtual'
  /** Now, by the clock that decides. On the connection given, so that it is read after that transaction's locks. */
  read(client: Pick<ClientBase, 'query'>): Promise<InstantMs>
  /** Close to `read` without asking: for ids, tokens and logs, never for a promise. */
  approximateNow(): InstantMs
}

const ASK = { name: 'clock_read', text: 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now' }

/** Reads the database's clock; between readings it runs on by the monotonic clock of this process. */
export class DatabaseClock implements Clock {
  readonly kind = 'database'
  #offsetMs = Date.now() - monotonicMs()

  async read(client: Pick<ClientBase, 'query'>): Promise<InstantMs> {
    const { rows } = await client.query<{ now: number }>(ASK)
    const [row] = rows
    if (!row) throw new Error('the database told no time')
    const now = Math.floor(row.now)
    this.#offsetMs = now - monotonicMs()
    return now
  }

  approximateNow(): InstantMs {
    return Math.floor(this.#offsetMs + monotonicMs())
  }
}

/** A clock that moves only when told: tests, simulation and the making of demo data. */
export class VirtualClock implements Clock {
  readonly kind = 'virtual'
  #now: InstantMs

  constructor(now: InstantMs) {
    this.#now = now
  }
  set(now: InstantMs): void {
    this.#now = now
  }
  advance(ms: number): void {
    this.#now += ms
  }
  async read(): Promise<InstantMs> {
    return this.#now
  }
  approximateNow(): InstantMs {
    return this.#now
  }
}
