import type { EventType } from '@mainstay/contracts/events'

/** One effect of one event, on its way out of the building. */
export interface Delivery {
  readonly accountId: string
  /** The outbox row; the same on every try. */
  readonly id: string
  readonly eventId: string
  readonly effect: string
  /** 1 on the first try. */
  readonly attempt: number
  /** Tries before this one that failed for a reason of their own. */
  readonly failures: number
}
/** Delivers one effect, at least once: it may be called again after a crash, so what it does is keyed by the event. */
export type Deliver = (delivery: Delivery) => Promise<void>
/** Delivers many of one effect at once, all or none: where it fails, each is tried alone. */
export type DeliverTogether = (deliveries: readonly Delivery[]) => Promise<void>

/** The other side is away: try again, as often as it takes, without counting towards the dead letters. */
export class NotNow extends Error {
  readonly code: string
  readonly retryInMs: number
  constructor(code: string, retryInMs = 30_000) {
    super(code)
    this.name = 'NotNow'
    this.code = code
    this.retryInMs = retryInMs
  }
}
/** It will never work: straight to the dead letters, where a person can replay it. */
export class NeverDelivered extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.name = 'NeverDelivered'
    this.code = code
  }
}

/** Which events leave the building by which effects. */
export interface Effects {
  readonly effectsOf: (type: EventType) => readonly string[]
  readonly delivererOf: (effect: string) => Deliver | undefined
  /** Those that are delivered many at once. */
  readonly together: ReadonlyMap<string, DeliverTogether>
  registerEffect(
    name: string,
    effect: {
      readonly on: readonly EventType[]
      readonly deliver: Deliver
      readonly deliverTogether?: DeliverTogether
    },
  ): void
}

export function createEffects(): Effects {
  const byType = new Map<EventType, string[]>()
  const deliverers = new Map<string, Deliver>()
  const together = new Map<string, DeliverTogether>()
  return {
    effectsOf: (type) => byType.get(type) ?? [],
    delivererOf: (effect) => deliverers.get(effect),
    together,
    registerEffect(name, { on, deliver, deliverTogether }) {
      if (deliverers.has(name)) throw new Error(`two effects are called ${name}`)
      deliverers.set(name, deliver)
      if (deliverTogether) together.set(name, deliverTogether)
      for (const type of new Set(on)) byType.set(type, [...(byType.get(type) ?? []), name])
    },
  }
}
