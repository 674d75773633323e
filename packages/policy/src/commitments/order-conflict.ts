import type { DurationMs, InstantMs } from '../calendar/types.ts'

/** A ticket whose answer is owed now, as far as its turn in the queue goes. */
export interface OwedTurn {
  readonly id: string
  readonly dueAt: InstantMs
}

export interface QueueNow {
  /** In policy order: priority, then logged. */
  readonly turns: readonly OwedTurn[]
  readonly now: InstantMs
  /** How long one answer takes, as the desk assumes. */
  readonly handlingMs: DurationMs
}

export interface OrderConflict {
  readonly id: string
  readonly dueAt: InstantMs
  /** When policy order would come to it and be done. */
  readonly answeredAbout: InstantMs
}

/**
 * The first promise that following policy order would break and deadline order would keep (policy 3.5: the order serves
 * the promise). Undefined when policy order breaks none that could be kept. Takes time of order n log n.
 */
export function orderConflict({ turns, now, handlingMs }: QueueNow): OrderConflict | undefined {
  const byDeadline = turns.toSorted((one, other) => one.dueAt - other.dueAt)
  const kept = new Set(byDeadline.filter(({ dueAt }, rank) => doneAt(rank) <= dueAt).map(({ id }) => id))
  const at = turns.findIndex(({ id, dueAt }, rank) => doneAt(rank) > dueAt && kept.has(id))
  const broken = turns[at]
  return broken && { ...broken, answeredAbout: doneAt(at) }

  function doneAt(rank: number): InstantMs {
    return now + (rank + 1) * handlingMs
  }
}
