import type { Endpoint, OutputOf, SentOf } from '@mainstay/contracts/endpoint'
import { principalOf } from '../../features/access/index.ts'
import type { Principal } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import type { Desk } from '../desk-parts.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** A clock that goes where it is put. */
export interface MovedByHand {
  set(now: number): void
  approximateNow(): number
}

/** Plays the past on a desk: acts are use cases, run as the people who did them, at the time when they did. */
export class Stage {
  readonly desk: Desk
  readonly #clock: MovedByHand
  constructor(desk: Desk, clock: MovedByHand) {
    this.desk = desk
    this.#clock = clock
  }

  /** An id as it travels. */
  wire(prefix: string, id: string): string {
    return encodeId(prefix, id)
  }

  /** What the clock of the desk shows. */
  now(): number {
    return this.#clock.approximateNow()
  }

  /** Lets time pass up to an instant; whatever falls due on the way happens when it is due. */
  async passTo(at: number): Promise<void> {
    for (;;) {
      const next = await this.desk.sweep.nextAt()
      if (next === undefined || next > at) break
      this.#clock.set(Math.max(next, this.#clock.approximateNow()))
      if ((await this.desk.sweep.runDue()) === 0) break
      await this.desk.outbox.drain()
    }
    this.#clock.set(Math.max(at, this.#clock.approximateNow()))
  }

  /** Runs one operation of the API as a person, without the door: same input, same rights, same transaction. */
  async act<E extends Endpoint>(
    endpoint: E,
    who: { readonly personId: string; readonly accountId?: string },
    sent: Partial<SentOf<E>>,
  ): Promise<OutputOf<E>> {
    const route = this.desk.routes.find((candidate) => candidate.endpoint === endpoint)
    if (!route || route.unit === 'none') throw new Error(`${endpoint.method} ${endpoint.path} is not played`)
    const input = {
      params: endpoint.params?.parse(sent.params),
      query: endpoint.query?.parse(sent.query ?? {}),
      body: endpoint.body?.parse(sent.body ?? {}),
    }
    const principal = await this.desk.units.openUnit(worker, 'read', (ctx) => principalOf(ctx, who))
    if (!principal) throw new Error(`${who.personId} is nobody here`)
    const output = await this.desk.units.openUnit(principal, 'write', (ctx) => route.run(ctx, input))
    await this.desk.outbox.drain()
    return output as OutputOf<E>
  }
}
