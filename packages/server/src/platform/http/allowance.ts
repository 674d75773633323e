import { Refusal } from '@mainstay/contracts/problems'

interface AllowanceParts {
  /** How much in one window; 0 lifts the limit. */
  readonly most: number
  readonly windowMs: number
  /** Milliseconds that never run backwards. */
  readonly nowMs: () => number
}
const namesKept = 20_000

/** How much of something (bytes, exports) each name has used in its window, in this process. */
export class Allowance {
  readonly #parts: AllowanceParts
  readonly #used = new Map<string, { amount: number; endsAtMs: number }>()

  constructor(parts: AllowanceParts) {
    this.#parts = parts
  }

  /** Takes an amount. Refuses `request.rate_limited` once what was taken before has used the window up. */
  take(name: string, amount: number): void {
    const { most, windowMs, nowMs } = this.#parts
    if (most === 0) return
    const now = nowMs()
    const kept = this.#used.get(name)
    const used = kept && kept.endsAtMs > now ? kept : { amount: 0, endsAtMs: now + windowMs }
    if (used.amount + amount > most)
      throw new Refusal('request.rate_limited', { retryAfterS: Math.ceil((used.endsAtMs - now) / 1_000) })
    used.amount += amount
    this.#used.delete(name)
    this.#used.set(name, used)
    if (this.#used.size <= namesKept) return
    const [oldest] = this.#used.keys()
    if (oldest !== undefined) this.#used.delete(oldest)
  }
}
