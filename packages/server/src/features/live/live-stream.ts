import type { Principal } from '../../platform/ctx.ts'
import { envelopeOf } from './envelope.ts'
import type { EventRow, Position } from './queries.ts'

const bytesAhead = 1_048_576
const eventsAhead = 5_000

/** Where frames go: a socket that tells how far behind its reader is. */
interface FrameSink {
  readonly writableLength: number
  write(text: string): boolean
  end(): void
}
export interface StreamParts {
  readonly sink: FrameSink
  /** Who watches, asked anew; undefined ends the stream. */
  readonly whoNow: () => Promise<Principal | undefined>
  readonly keepVisible: (principal: Principal, events: readonly EventRow[]) => Promise<readonly EventRow[]>
}

/** One reader's line: events in their order, each checked against what the reader may know of at that moment. */
export class LiveStream {
  readonly #parts: StreamParts
  #queue: EventRow[] = []
  #sent: Position | undefined
  #isDraining = false
  #hasEnded = false

  constructor(parts: StreamParts) {
    this.#parts = parts
  }

  /** Takes events to be sent; what was sent already (a resumed line overlaps the live one) is left out. */
  hear(events: readonly EventRow[]): void {
    if (this.#hasEnded) return
    if (this.#queue.length + events.length > eventsAhead) this.end()
    else this.#queue.push(...events)
    if (!this.#isDraining) void this.#drain()
  }

  /** Keeps proxies from closing a silent line, and ends the line of someone who may no longer watch. */
  async beat(): Promise<void> {
    if (this.#hasEnded) return
    const principal = await this.#parts.whoNow().catch(() => undefined)
    if (principal) this.#write(': still here\n\n')
    else this.end()
  }

  reset(): void {
    this.#write('event: reset\ndata: {}\n\n')
  }

  /** The reader comes back by itself, from the last event it saw. */
  end(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#queue = []
    this.#parts.sink.end()
  }

  async #drain(): Promise<void> {
    this.#isDraining = true
    try {
      while (this.#queue.length > 0 && !this.#hasEnded) await this.#sendAll(this.#queue.splice(0))
    } catch {
      // what cannot be checked is not sent; the reader resumes from the last event it saw
      this.end()
    } finally {
      this.#isDraining = false
    }
  }

  async #sendAll(events: readonly EventRow[]): Promise<void> {
    const fresh = events.filter((event) => this.#isAfterSent(event))
    const principal = await this.#parts.whoNow()
    if (!principal) return this.end()
    for (const event of await this.#parts.keepVisible(principal, fresh)) {
      const envelope = envelopeOf(event)
      this.#write(`id: ${envelope.id}\ndata: ${JSON.stringify(envelope)}\n\n`)
    }
    const last = fresh.at(-1)
    if (last) this.#sent = { xid: last.position_xid, id: last.id }
  }

  #isAfterSent(event: EventRow): boolean {
    if (!this.#sent) return true
    const [xid, sent] = [BigInt(event.position_xid), BigInt(this.#sent.xid)]
    return xid === sent ? event.id > this.#sent.id : xid > sent
  }

  #write(text: string): void {
    if (this.#hasEnded) return
    if (this.#parts.sink.writableLength > bytesAhead) this.end()
    else this.#parts.sink.write(text)
  }
}
