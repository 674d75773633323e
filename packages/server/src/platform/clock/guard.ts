import type { InstantMs } from '@mainstay/policy'

/** More than this ahead of the boot clock, and nothing fires. */
const AHEAD_MS = 30_000
/** Two honest clocks drift apart by less than this in a second (500 ppm, NTP's own limit). */
const DRIFT_PER_S_MS = 0.5
const EVEN_RUNNING_MS = 15 * 60_000

/** What both clocks showed at one moment. `bootMs` runs on through sleep and never jumps; `bootId` names the start of the machine. */
export interface ClockReading {
  readonly databaseMs: InstantMs
  readonly bootMs: number
}
export type GuardState =
  | { readonly mayFire: true; readonly aheadMs: number }
  | { readonly mayFire: false; readonly aheadMs: number; readonly since: InstantMs }

export interface GuardParts {
  /** Milliseconds since the machine started, sleep included. */
  readonly bootMs: () => number
  /** A second source of time, independent of the database; undefined where there is none. */
  readonly secondSource?: () => InstantMs | undefined
  readonly onChange?: (state: GuardState) => void
  /** What an earlier process of this machine start knew: a restart thaws nothing. */
  readonly anchor?: ClockReading
}

/**
 * Compares the database's clock with the boot clock (product "One clock"). A jump of more than 30 s ahead freezes
 * firing; it thaws when the clock is back, when an administrator accepts it, or after 15 minutes of even running with a
 * second source agreeing. A machine that sleeps freezes nothing: the boot clock slept along. A clock set back freezes
 * nothing either: what is due later is due later.
 */
export class ClockGuard {
  readonly #parts: GuardParts
  #anchor: ClockReading | undefined
  #frozen: { readonly since: InstantMs; evenFrom: ClockReading } | undefined
  #lastBootMs: number | undefined

  constructor(parts: GuardParts) {
    this.#parts = parts
    this.#anchor = parts.anchor
  }

  get state(): GuardState {
    const aheadMs = this.#aheadMs
    return this.#frozen ? { mayFire: false, aheadMs, since: this.#frozen.since } : { mayFire: true, aheadMs }
  }
  /** What both clocks are held against; kept so that the next process goes on from it. */
  get anchor(): ClockReading | undefined {
    return this.#anchor
  }
  #aheadMs = 0

  /** Takes a reading of the database's clock and says whether due things may fire. */
  observe(databaseMs: InstantMs): GuardState {
    const reading = { databaseMs, bootMs: this.#parts.bootMs() }
    this.#anchor ??= reading
    this.#aheadMs = databaseMs - this.#anchor.databaseMs - (reading.bootMs - this.#anchor.bootMs)
    if (this.#frozen) this.#considerThawing(reading)
    else if (this.#aheadMs > AHEAD_MS) this.#freeze(reading)
    else this.#followDrift(reading)
    this.#lastBootMs = reading.bootMs
    return this.state
  }

  /** An administrator says that the database's clock is right. Returns whether it was frozen. */
  accept(databaseMs: InstantMs): boolean {
    const wasFrozen = this.#frozen !== undefined
    this.#thaw({ databaseMs, bootMs: this.#parts.bootMs() })
    return wasFrozen
  }

  #freeze(reading: ClockReading): void {
    this.#frozen = { since: reading.databaseMs, evenFrom: reading }
    this.#parts.onChange?.(this.state)
  }
  #thaw(anchor: ClockReading): void {
    this.#anchor = anchor
    this.#aheadMs = 0
    this.#frozen = undefined
    this.#parts.onChange?.(this.state)
  }

  #considerThawing(reading: ClockReading): void {
    const frozen = this.#frozen
    if (!frozen || !this.#anchor) return
    if (this.#aheadMs <= AHEAD_MS) {
      this.#thaw(this.#anchor)
      return
    }
    const uneven = Math.abs(reading.databaseMs - frozen.evenFrom.databaseMs - (reading.bootMs - frozen.evenFrom.bootMs))
    if (uneven > AHEAD_MS) frozen.evenFrom = reading
    const evenForMs = reading.bootMs - frozen.evenFrom.bootMs
    const second = this.#parts.secondSource?.()
    const agrees = second !== undefined && Math.abs(second - reading.databaseMs) <= AHEAD_MS
    if (evenForMs >= EVEN_RUNNING_MS && agrees) this.#thaw(reading)
  }

  /** Moves the anchor along with honest drift, never with a jump. */
  #followDrift(reading: ClockReading): void {
    if (!this.#anchor || this.#lastBootMs === undefined) return
    const allowed = ((reading.bootMs - this.#lastBootMs) / 1_000) * DRIFT_PER_S_MS
    const step = Math.max(-allowed, Math.min(allowed, this.#aheadMs))
    this.#anchor = { ...this.#anchor, databaseMs: this.#anchor.databaseMs + step }
    this.#aheadMs -= step
  }
}
