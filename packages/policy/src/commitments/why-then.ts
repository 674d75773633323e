import type { InstantMs, Stretch } from '../calendar/types.ts'
import type { Reason } from '../reasons/types.ts'
import { pausesUntil } from './counting.ts'
import type { ResponseCommitment } from './types.ts'

/** A stretch of the way from start to due, for the ribbon and the steps beside it. */
export interface WhyStretch {
  readonly from: InstantMs
  readonly to: InstantMs
  readonly counts: boolean
  readonly because: 'open' | 'closed' | 'paused'
}

export interface WhyThen {
  readonly reasons: readonly Reason[]
  readonly stretches: readonly WhyStretch[]
}

/** "Why then?": plan, clause, target, zone and each stretch of time, all from the frozen snapshot. */
export function whyThen(clock: ResponseCommitment): WhyThen {
  const reasons = [...termsReasons(clock), startReason(clock), dueReason(clock)]
  return { reasons, stretches: stretchesOf(clock) }
}

const iso = (at: InstantMs) => new Date(at).toISOString()

function termsReasons({ terms, target, priority, metric, source }: ResponseCommitment): readonly Reason[] {
  if (!terms || source === 'person') return []
  const { plan, policyVersion, coverage, coverageClause, zone, city, tzdata } = terms
  const promised: Reason[] = target
    ? [{ code: 'clock.target', clause: target.clause, facts: { metric, priority, target: target.written } }]
    : []
  const counts = target?.unit === 'bd' ? 'business_hours' : coverage
  return [
    { code: 'clock.plan', facts: { plan, addOns: terms.addOns, policyVersion } },
    ...promised,
    { code: 'clock.coverage', clause: coverageClause, facts: { coverage: counts, zone, city, tzdata } },
  ]
}

function startReason(clock: ResponseCommitment): Reason {
  const { startedAt, enteredAt, cycle, promisedBy } = clock
  if (promisedBy) return { code: 'clock.promised_by_hand', facts: { by: promisedBy, startedAt: iso(startedAt) } }
  const overruled = clock.overruled ? { overruled: true } : {}
  return { code: 'clock.start', facts: { startedAt: iso(startedAt), enteredAt: iso(enteredAt), cycle, ...overruled } }
}

function dueReason({ dueAt, spanMs }: ResponseCommitment): Reason {
  return { code: 'clock.due', facts: { dueAt: iso(dueAt), countedMs: spanMs } }
}

function stretchesOf(clock: ResponseCommitment): readonly WhyStretch[] {
  const { startedAt, dueAt, boundaries } = clock
  const pauses = pausesUntil(clock.pauses, dueAt)
  const isWithin = (stretches: readonly Stretch[], at: InstantMs) => stretches.some(([f, t]) => f <= at && at < t)
  const cuts = [startedAt, dueAt, ...boundaries.flat(), ...pauses.flat()].filter((at) => at >= startedAt && at <= dueAt)
  const edges = [...new Set(cuts)].sort((one, other) => one - other)
  const pieces = edges.slice(0, -1).map((from, index): WhyStretch => {
    const open = isWithin(boundaries, from)
    const because = !open ? 'closed' : isWithin(pauses, from) ? 'paused' : 'open'
    return { from, to: edges[index + 1] ?? dueAt, counts: because === 'open', because }
  })
  return joinLike(pieces)
}

function joinLike(pieces: readonly WhyStretch[]): readonly WhyStretch[] {
  const starts = pieces.filter((piece, index) => piece.because !== pieces[index - 1]?.because)
  return starts.map((piece, index) => ({ ...piece, to: starts[index + 1]?.from ?? pieces.at(-1)?.to ?? piece.to }))
}
