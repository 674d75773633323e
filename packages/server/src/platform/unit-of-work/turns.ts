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

/** About what ten connections answer in a second: who comes then waits less than to come again. */
const CROWD = 200
const desk = 'desk'

/**
 * Lends the connections of a process in turn: whoever waits is served company by company, so that a crowd of one holds
 * up neither the others nor the clocks (I17, F13). Within a company, first come, first served. In a crowd whoever would
 * stand behind their own company is sent away at once; the desk's own work, timers first of all, never is.
 */
export class Turns {
  readonly #parts: TurnsParts
  readonly #waiting = new Map<string, Waiter[]>()
  #taken = 0
  #crowd = 0

  constructor(parts: TurnsParts) {
    this.#parts = parts
  }

  /** Waits for a place; give it back by what is returned. Refuses `desk.busy` in a crowd, or when none came free in time. */
  async take(whose: string): Promise<() => void> {
    if (this.#taken < this.#parts.places) this.#taken += 1
    else await this.#wait(whose)
    return () => this.#giveBack()
  }

  async #wait(whose: string): Promise<void> {
    if (this.#crowd >= CROWD && this.#waiting.has(whose) && whose !== desk) throw busy()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiter = { begin: resolve }
    const queue = this.#waiting.get(whose) ?? []
    this.#waiting.set(whose, queue)
    queue.push(waiter)
    this.#crowd += 1
    const patience = after(this.#parts.patienceMs, () => {
      queue.splice(queue.indexOf(waiter), 1)
      if (queue.length === 0 && this.#waiting.get(whose) === queue) this.#waiting.delete(whose)
      reject(busy())
    })
    return promise.finally(() => {
      this.#crowd -= 1
      patience.stop()
    })
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

const busy = () => new Refusal('desk.busy', { retryAfterS: 2 })

/** Customers stand in line with their company, each of the staff alone, and the desk's own work with itself. */
export function lineOf(principal: Principal): string {
  if (principal.role === 'desk_customer') return principal.accountId
  return 'personId' in principal ? principal.personId : desk
}
