import fc from 'fast-check'
import type { InstantMs } from '../../calendar/types.ts'
import { type Priority, priorities } from '../../priority/types.ts'
import type { TicketFact } from '../facts.ts'
import { type ClockTerms, ticketStatuses } from '../types.ts'
import { chicago, premiumSpans, premiumTerms, standardSpans, standardTerms } from './histories.ts'

/** Terms with all four metrics, so that every rule has something to run on. */
const everyMetric = {
  next_response: standardSpans,
  update: { P0: '1h', P1: '4h', P2: '1bd', P3: '2bd', P4: '3bd' },
  resolution: { P0: '4h', P1: '8h', P2: '2bd', P3: '5bd' },
} as const

const anyTerms: fc.Arbitrary<ClockTerms> = fc.constantFrom(
  standardTerms(),
  premiumTerms(),
  standardTerms(everyMetric),
  premiumTerms({ ...everyMetric, next_response: premiumSpans }),
  { ...premiumTerms(everyMetric), answerAgainOn: [] },
)
const anyPriority: fc.Arbitrary<Priority> = fc.constantFrom(...priorities)
const anySide = fc.constantFrom('customer' as const, 'staff' as const)

/** Times between two facts: none at all, a moment, hours, days. */
const anyGap = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * 60_000) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 * 3_600_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 * 86_400_000 }) },
)

/** A fact that still has to be told when it happens. */
export type Move = (at: InstantMs) => TicketFact
const move = (build: Move): fc.Arbitrary<Move> => fc.constant(build)

/** What staff can do without writing a word that the customer can read. */
export const silentStaffMove: fc.Arbitrary<Move> = fc.oneof(
  anyPriority.map(
    (to): Move =>
      (at) => ({ type: 'priority_changed', at, by: 'bo', from: 'P2', to, side: 'staff' }),
  ),
  anyPriority.map(
    (restores): Move =>
      (at) => ({ type: 'overruled', at, by: 'lea', restores }),
  ),
  fc.constantFrom(...ticketStatuses).map(
    (to): Move =>
      (at) => ({ type: 'status_changed', at, by: 'bo', to, side: 'staff' }),
  ),
  anyTerms.map(
    (terms): Move =>
      (at) => ({ type: 'terms_changed', at, by: 'lea', terms }),
  ),
  move((at) => ({ type: 'reopened', at, by: 'bo', side: 'staff' })),
  move((at) => ({ type: 'note_written', at, by: 'bo' })),
  move((at) => ({ type: 'robot_answered', at, by: 'key' })),
  fc.constantFrom('spam' as const, 'duplicate' as const).map(
    (because): Move =>
      (at) => ({ type: 'closed_by_lead', at, by: 'lea', because }),
  ),
)

/** Anything that anybody can do. */
export const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: silentStaffMove },
  { weight: 2, arbitrary: move((at) => ({ type: 'contact_wrote', at, by: 'ana' })) },
  { weight: 3, arbitrary: move((at) => ({ type: 'staff_answered', at, by: 'bo' })) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 3 * 86_400_000 }).map(
      (ahead): Move =>
        (at) => ({ type: 'staff_answered', at, by: 'bo', nextUpdateBy: at + ahead }),
    ),
  },
  { weight: 1, arbitrary: move((at) => ({ type: 'meeting_joined', at, by: 'bo' })) },
  { weight: 1, arbitrary: move((at) => ({ type: 'ticked', at })) },
  { weight: 1, arbitrary: move((at) => ({ type: 'withdrawn', at, by: 'ana' })) },
  {
    weight: 2,
    arbitrary: fc.tuple(anyPriority, anySide).map(
      ([to, side]): Move =>
        (at) => ({ type: 'priority_changed', at, by: 'x', from: 'P2', to, side }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...ticketStatuses),
        fc.constantFrom('customer' as const, 'staff' as const, 'system' as const),
      )
      .map(
        ([to, side]): Move =>
          (at) => ({ type: 'status_changed', at, by: 'x', to, side }),
      ),
  },
  { weight: 1, arbitrary: move((at) => ({ type: 'reopened', at, by: 'ana', side: 'customer' })) },
)

/** Moves one after the other, each some time after the one before. */
export function followedBy(moves: fc.Arbitrary<Move>, maxLength = 12): fc.Arbitrary<(from: InstantMs) => TicketFact[]> {
  return fc.array(fc.tuple(anyGap, moves), { maxLength }).map((steps) => (from) => {
    let at = from
    return steps.map(([gap, build]) => {
      at += gap
      return build(at)
    })
  })
}

const anyOpening: fc.Arbitrary<TicketFact> = fc
  .record({
    priority: anyPriority,
    after: fc.integer({ min: 0, max: 7 * 86_400_000 }),
    terms: fc.option(anyTerms, { nil: undefined, freq: 8 }),
  })
  .map(({ priority, after, terms }) => ({
    ...{ type: 'opened', at: chicago('Mon 00:00') + after, by: 'ana', priority },
    ...(terms && { terms }),
  }))

/** The history of a ticket from its opening, in which anything may have happened. */
export const anyHistory: fc.Arbitrary<readonly TicketFact[]> = fc
  .tuple(anyOpening, followedBy(anyMove))
  .map(([opening, rest]) => [opening, ...rest(opening.at)])

export const lastAt = (facts: readonly TicketFact[]): InstantMs => facts.at(-1)?.at ?? 0
