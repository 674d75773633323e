import type { Commitment } from '@mainstay/contracts/commitments'
import type { ResponseCommitment } from '@mainstay/policy/commitments'
import { isoOf } from './ticket-row-view.ts'
import type { TimelineEntryView } from './timeline.ts'

type Happened = Extract<TimelineEntryView, { type: 'commitment' }>['happened']

/** A promise as its readers see it, and the clock that it is the view of. */
export interface TellablePromise {
  readonly commitment: Commitment
  readonly clock: ResponseCommitment
}

/** What happened to one promise, each with its true instant. Warnings are told to staff alone. */
export function promiseEntries(
  { commitment, clock }: TellablePromise,
  { withWarnings }: { readonly withWarnings: boolean },
): readonly TimelineEntryView[] {
  const entry = (happened: Happened, at: number, share: number | null = null): TimelineEntryView => ({
    type: 'commitment',
    at: isoOf(at),
    happened,
    commitment,
    share,
  })
  const { enteredAt, breachedAt, metAt, endedAt, state, pauses } = clock
  const fired = withWarnings ? clock.warnings.filter(({ firedAt }) => firedAt !== undefined) : []
  return [
    entry('started', enteredAt),
    ...fired.map(({ at, share }) => entry('warned', at, share)),
    ...pauses.map(({ from }) => entry('paused', from)),
    ...pauses.flatMap(({ to }) => (to === undefined ? [] : [entry('resumed', to)])),
    ...(breachedAt === undefined ? [] : [entry('breached', breachedAt)]),
    ...(metAt === undefined ? [] : [entry(breachedAt === undefined ? 'met' : 'met_late', metAt)]),
    ...(endedAt !== undefined && (state === 'superseded' || state === 'cancelled') ? [entry(state, endedAt)] : []),
  ]
}
