import { formatInstant } from '../calendar/index.ts'
import type { CalendarSpec, Stretch } from '../calendar/types.ts'
import { pausesUntil } from '../commitments/counting.ts'
import type { ClockTerms, ResponseCommitment, Target } from '../commitments/types.ts'
import type { Decision, Reason } from '../reasons/types.ts'
import { clausesOf, promiseReasons, stepReason } from './decide-response.ts'
import { closedSteps, type ResponseStep, type StepClauses, step } from './response-steps.ts'

/** A stretch of the way from start to due. A promise by hand is one `plain` stretch: every minute counts. */
export type WhyStretch = Omit<ResponseStep, 'because' | 'clause'> & {
  readonly because: ResponseStep['because'] | 'plain'
  readonly clause?: string
}

/**
 * "Why then?" of a clock on the ledger: plan, clause, target, zone and each stretch of time, from its frozen snapshot
 * alone: neither a later policy nor later time zone rules change the answer.
 */
export const whyThen = (clock: ResponseCommitment): Decision<readonly WhyStretch[]> => {
  const { terms, target, source } = clock
  if (source === 'person' || !terms || !target) return byHand(clock)
  const steps = frozenSteps(clock, terms, target)
  const reasons = [
    ...promiseReasons(terms, { target, priority: clock.priority, metric: clock.metric }),
    startReason(clock),
    ...steps.map(stepReason),
    dueReason(clock),
  ]
  return { result: steps, policyVersion: terms.policyVersion, clauses: clausesOf(reasons), reasons }
}

/** The stretches of time alone, for lists that give no reasons. */
export const stretchesThen = (clock: ResponseCommitment): readonly WhyStretch[] => {
  const { terms, target, source } = clock
  if (source === 'person' || !terms || !target) return [plainStretch(clock)]
  return frozenSteps(clock, terms, target)
}

const plainStretch = ({ startedAt, dueAt }: ResponseCommitment): WhyStretch => ({
  from: startedAt,
  to: dueAt,
  counts: true,
  because: 'plain',
  countedMs: dueAt - startedAt,
})

const startReason = ({ startedAt, enteredAt, cycle, overruled }: ResponseCommitment): Reason => ({
  code: 'clock.start',
  facts: {
    startedAt: formatInstant(startedAt),
    enteredAt: formatInstant(enteredAt),
    cycle,
    overruled: overruled === true,
  },
})

const dueReason = ({ dueAt, spanMs }: ResponseCommitment): Reason => ({
  code: 'clock.due',
  facts: { dueAt: formatInstant(dueAt), countedMs: spanMs },
})

const byHand = (clock: ResponseCommitment): Decision<readonly WhyStretch[]> => ({
  result: [plainStretch(clock)],
  policyVersion: clock.terms?.policyVersion ?? '',
  clauses: [],
  reasons: [
    {
      code: 'clock.promised_by_hand',
      facts: { startedAt: formatInstant(clock.startedAt), dueAt: formatInstant(clock.dueAt) },
    },
  ],
})

/** Open stretches as they were frozen, less the pauses, with the closed time between them. */
const frozenSteps = (clock: ResponseCommitment, terms: ClockTerms, target: Target): readonly ResponseStep[] => {
  const { startedAt, dueAt, boundaries } = clock
  const spec = target.unit === 'bd' ? terms.businessCalendar : terms.calendar
  const clauses = clausesFor(terms, target)
  const pauses = pausesUntil(clock.pauses, dueAt)
  const ends = [startedAt, ...boundaries.map(([, to]) => to)]
  const starts = [...boundaries.map(([from]) => from), dueAt]
  return ends.flatMap((end, index) => {
    const open = boundaries[index]
    const closed = closedBetween([end, starts[index] ?? dueAt], spec, clauses)
    return open ? [...closed, ...openSteps(open, pauses, clauses.coverage)] : closed
  })
}

const clausesFor = ({ coverageClause, citing }: ClockTerms, { unit }: Target): StepClauses => ({
  coverage: unit === 'bd' ? (citing?.businessDay ?? coverageClause) : coverageClause,
  holidays: citing?.holidays ?? coverageClause,
})

const closedBetween = ([from, to]: Stretch, spec: CalendarSpec, clauses: StepClauses): readonly ResponseStep[] =>
  from < to ? closedSteps([from, to], spec, clauses) : []

/** An open stretch, cut where the clock stood still. Pauses are in order and do not overlap. */
const openSteps = ([from, to]: Stretch, pauses: readonly Stretch[], clause: string): readonly ResponseStep[] => {
  const still = pauses
    .map(([start, end]) => [Math.max(from, start), Math.min(to, end)] as const)
    .filter(([start, end]) => start < end)
  const runs = [from, ...still.map(([, end]) => end)].map((start, index) => [start, still[index]?.[0] ?? to] as const)
  return runs.flatMap(([start, end], index) => {
    const pause = still[index]
    const counted = start < end ? [step(start, end, 'open', clause)] : []
    return pause ? [...counted, step(pause[0], pause[1], 'paused', clause)] : counted
  })
}
