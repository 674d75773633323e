import { Refusal } from '@mainstay/contracts/problems'
import { after } from '../clock/timers.ts'
import type { Principal } from '../ctx.ts'

interface Waiter {
  readonly begin: () => void
}
interface TurnsParts {
  /** How many may be at it at once. */
  readonly places: number
  /** Nobody waits longer than this. */
  readonly patienceMs: number
}

/**
 * Lends the connections of a process in turn: whoever waits is served company by company, so that a crowd of one holds
 * up neither the others nor the clocks (I17, F13). Within a company, first come, first served.
 */
export class Turns {
  readonly #parts: TurnsParts
  readonly #waiting = new Map<string, Waiter[]>()
  #taken = 0

  constructor(parts: TurnsParts) {
    this.#parts = parts
  }

  /** Waits for a place; give it back by what is returned. Refuses `desk.busy` when none came free in time. */
  async take(whose: string): Promise<() => void> {
    if (this.#taken < this.#parts.places) this.#taken += 1
    else await this.#wait(whose)
    return () => this.#giveBack()
  }

  #wait(whose: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiter = { begin: resolve }
    const queue = this.#waiting.get(whose) ?? []
    this.#waiting.set(whose, queue)
    queue.push(waiter)
    const patience = after(this.#parts.patienceMs, () => {
      queue.splice(queue.indexOf(waiter), 1)
      if (queue.length === 0 && this.#waiting.get(whose) === queue) this.#waiting.delete(whose)
      reject(new Refusal('desk.busy', { retryAfterS: 2 }))
    })
    return promise.finally(() => patience.stop())
  }

  /** The place goes straight to the next company; the one that was served stands behind the others again. */
  #giveBack(): void {
    const [next] = this.#waiting
    if (!next) {
      this.#taken -= 1
      return
    }
    const [whose, queue] = next
    const waiter = queue.shift()
    this.#waiting.delete(whose)
    if (queue.length > 0) this.#waiting.set(whose, queue)
    waiter?.begin()
  }
}

/** Customers stand in line with their company, each of the staff alone, and the desk's own work with itself. */
export function lineOf(principal: Principal): string {
  if (principal.role === 'desk_customer') return principal.accountId
  return 'personId' in principal ? principal.personId : 'desk'
}
