import { Refusal } from '@mainstay/contracts/problems'
import type { KeyedRequest } from './idempotency.ts'

/** Requests of this process that are being worked on, by key. Other processes wait in the database. */
export class InFlight {
  readonly #running = new Map<string, Promise<unknown>>()
  readonly #waiting = new Map<string, number>()
  readonly #waitersAllowed: number

  constructor(waitersAllowed = 200) {
    this.#waitersAllowed = waitersAllowed
  }

  /**
   * Runs the work after every earlier one under the same key, so that repeats queue here and hold no connection.
   * Refuses `idempotency.in_flight` when too many wait already.
   */
  async inTurn<T>(request: KeyedRequest, work: () => Promise<T>): Promise<T> {
    const name = `${request.personId}\n${request.route}\n${request.key}`
    const waiting = this.#waiting.get(name) ?? 0
    if (waiting >= this.#waitersAllowed) throw new Refusal('idempotency.in_flight')
    this.#waiting.set(name, waiting + 1)
    const mine = (this.#running.get(name) ?? Promise.resolve()).then(work, work)
    this.#running.set(name, mine)
    try {
      return await mine
    } finally {
      this.#leave(name, mine)
    }
  }

  #leave(name: string, mine: Promise<unknown>): void {
    const waiting = (this.#waiting.get(name) ?? 1) - 1
    if (waiting > 0) this.#waiting.set(name, waiting)
    else this.#waiting.delete(name)
    if (this.#running.get(name) === mine) this.#running.delete(name)
  }
}
