import type { InstantMs } from '../calendar/types.ts'
import type { CommitmentEnd, ResponseMetric, Side, TicketClocks } from './types.ts'

/** An act that a report shows beside attainment, by whom (section 3, no way to make a miss disappear). */
export interface CountedBeside {
  readonly kind: 'lowered_late' | 'cancelled' | 'overruled'
  readonly ordinal: number
  readonly metric: ResponseMetric
  readonly at: InstantMs
  readonly by: string
  readonly side: Side
  readonly because: CommitmentEnd
  readonly reasonId?: string
}

/** Lowerings in the last quarter, cancellations and overruled lowerings of a ticket, each with who did it. */
export function countedBesideAttainment(state: TicketClocks): readonly CountedBeside[] {
  return state.commitments.flatMap((clock) => {
    const { endedAt: at, endedBy: by, endedBySide: side, endedBecause: because } = clock
    const kind = clock.loweredLate ? 'lowered_late' : clock.state === 'cancelled' ? 'cancelled' : undefined
    const counts = kind ?? (because === 'overruled' ? 'overruled' : undefined)
    if (!counts || at === undefined || by === undefined || !side || !because) return []
    const { ordinal, metric, reasonId } = clock
    return [{ kind: counts, ordinal, metric, at, by, side, because, ...(reasonId && { reasonId }) }]
  })
}
