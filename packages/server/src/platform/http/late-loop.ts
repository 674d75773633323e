/** How often the event loop is looked at. */
export const lookEveryMs = 500
const lateMs = 1_000
const looksInARow = 3

/**
 * Whether this process is so far behind that requests are better sent away: three looks in a row, each more than a
 * second late. One long stall (a module that loads, a machine that slept) turns nobody away: what it held up is
 * answered when it ends. Waiting for the database has a limit of its own, at the pool.
 */
export class LateLoop {
  readonly #nowMs: () => number
  #lookedAtMs: number | undefined
  #late = 0

  /** `nowMs` never runs backwards. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** To be called every `lookEveryMs`. Returns whether requests are taken. */
  look(): boolean {
    const now = this.#nowMs()
    const lateness = this.#lookedAtMs === undefined ? 0 : now - this.#lookedAtMs - lookEveryMs
    this.#lookedAtMs = now
    this.#late = lateness > lateMs ? this.#late + 1 : 0
    return this.#late < looksInARow
  }
}
