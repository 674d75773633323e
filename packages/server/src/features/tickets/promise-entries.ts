import type { Commitment } from '@mainstay/contracts/commitments'
import type { TimelineEntryView } from './timeline.ts'

type Happened = Extract<TimelineEntryView, { type: 'commitment' }>['happened']

interface Telling {
  readonly now: number
  /** Warnings are told to staff alone. */
  readonly withWarnings: boolean
}

/** What happened to one promise, told from the promise itself: each with its true instant. */
export function promiseEntries(commitment: Commitment, { now, withWarnings }: Telling): readonly TimelineEntryView[] {
  const entry = (happened: Happened, at: string, share: number | null = null): TimelineEntryView => ({
    type: 'commitment',
    at,
    happened,
    commitment,
    share,
  })
  const { startedAt, breachedAt, metAt, endedAt, state } = commitment
  return [
    entry('started', startedAt),
    ...(withWarnings ? firedMarks(commitment, now).map(({ at, share }) => entry('warned', at, share)) : []),
    ...(breachedAt === null ? [] : [entry('breached', breachedAt)]),
    ...(metAt === null ? [] : [entry(breachedAt === null ? 'met' : 'met_late', metAt)]),
    ...(endedAt !== null && (state === 'superseded' || state === 'cancelled') ? [entry(state, endedAt)] : []),
  ]
}

/** Marks that lay behind while the promise still ran. */
function firedMarks({ marks, endedAt }: Commitment, now: number): Commitment['marks'] {
  const until = endedAt === null ? now : Date.parse(endedAt)
  return marks.filter(({ at }) => Date.parse(at) <= until)
}
