import type { Logger } from 'pino'
import { repeat, type Timer } from '../../platform/clock/timers.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type EventRow, listEventsAfter, type Position, readNewestPosition } from './queries.ts'

const pollEveryMs = 1_000
const pageSize = 500

export interface HubParts {
  readonly read: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  readonly log: Logger
}
export type Hear = (events: readonly EventRow[]) => void

/** One reader of the events table per process, for all who watch. It polls while someone does; hints only hurry it. */
export class EventHub {
  readonly #parts: HubParts
  readonly #hearers = new Set<Hear>()
  #position: Position | undefined
  #timer: Timer | undefined
  #isReading = false
  #wasHurried = false

  constructor(parts: HubParts) {
    this.#parts = parts
  }

  /** From now on hears every committed event, in their order; the returned function ends it. */
  async join(hear: Hear): Promise<() => void> {
    if (this.#hearers.size === 0) this.#position = undefined
    this.#hearers.add(hear)
    this.#timer ??= repeat(() => this.hurry(), { everyMs: pollEveryMs })
    this.#position ??= await this.#parts.read(readNewestPosition)
    return () => this.#leave(hear)
  }

  /** Something was committed: look now. */
  hurry(): void {
    if (this.#hearers.size === 0) return
    this.#wasHurried = true
    if (!this.#isReading) void this.#readOn()
  }

  #leave(hear: Hear): void {
    this.#hearers.delete(hear)
    if (this.#hearers.size > 0) return
    this.#timer?.stop()
    this.#timer = undefined
  }

  async #readOn(): Promise<void> {
    this.#isReading = true
    try {
      while (this.#wasHurried) {
        this.#wasHurried = false
        await this.#readPages()
      }
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'live updates wait for the database')
    } finally {
      this.#isReading = false
    }
  }

  async #readPages(): Promise<void> {
    for (let position = this.#position; position; ) {
      const from: Position = position
      const events = await this.#parts.read((ctx) => listEventsAfter(ctx, from, pageSize))
      const last = events.at(-1)
      if (!last) return
      this.#position = { xid: last.position_xid, id: last.id }
      for (const hear of this.#hearers) hear(events)
      position = events.length < pageSize ? undefined : this.#position
    }
  }
}
