import type { Happening, ResponseCommitment, TicketClocks } from '@mainstay/policy/commitments'

export interface TicketKey {
  readonly accountId: string
  readonly ticketId: string
}

/** A ticket's clocks as they stand in the database. */
export interface StoredClocks extends TicketKey {
  readonly productId: string
  readonly state: TicketClocks
  /** Id of each commitment by its ordinal. */
  readonly ids: ReadonlyMap<number, string>
}

/** What one or several facts did to a ticket's clocks; `before` is absent for a ticket that just opened. */
export interface ClockChange {
  readonly before: StoredClocks | undefined
  readonly after: StoredClocks
  readonly happened: readonly Happening[]
}

/** The commitments that a change made or altered. The engine hands on untouched ones as they are. */
export function changedClocks({ before, after }: ClockChange): readonly ResponseCommitment[] {
  const known = new Set(before?.state.commitments)
  return after.state.commitments.filter((clock) => !known.has(clock))
}

/** The id of one of its commitments. */
export function idOf(stored: StoredClocks, ordinal: number): string {
  const id = stored.ids.get(ordinal)
  if (id === undefined) throw new Error(`commitment ${ordinal} of a ticket has no id`)
  return id
}
