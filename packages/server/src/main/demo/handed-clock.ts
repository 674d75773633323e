import { type Clock, DatabaseClock } from '../../platform/clock/index.ts'

/** Runs by hand while the past is played, and by the database from `handOver` on. */
export class HandedClock implements Clock {
  readonly #database = new DatabaseClock()
  #handedOver = false
  #now: number

  constructor(now: number) {
    this.#now = now
  }
  get kind(): 'database' | 'virtual' {
    return this.#handedOver ? 'database' : 'virtual'
  }
  set(now: number): void {
    this.#now = now
  }
  handOver(): void {
    this.#handedOver = true
  }
  async read(client: Parameters<Clock['read']>[0]): Promise<number> {
    return this.#handedOver ? this.#database.read(client) : this.#now
  }
  approximateNow(): number {
    return this.#handedOver ? this.#database.approximateNow() : this.#now
  }
}
