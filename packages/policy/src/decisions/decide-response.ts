import { calendarOf, formatInstant } from '../calendar/index.ts'
import type { CalendarSpec, InstantMs } from '../calendar/types.ts'
import { dueAfter, spanOf, targetFor } from '../commitments/counting.ts'
import type { ClockTerms, ResponseMetric, Target } from '../commitments/types.ts'
import type { Priority } from '../priority/types.ts'
import { DecisionError } from '../reasons/decision-error.ts'
import type { Decision, Reason } from '../reasons/types.ts'
import { type ResponseStep, responseSteps } from './response-steps.ts'

export interface ResponseQuestion {
  readonly terms: ClockTerms
  readonly priority: Priority
  /** When the server accepted the request. */
  readonly at: InstantMs
  readonly metric?: ResponseMetric
}

/** When an answer is due, and every stretch of time on the way there. Instants in epoch ms. */
export interface ResponseDue {
  readonly startedAt: InstantMs
  readonly dueAt: InstantMs
  readonly target: Target
  /** The coverage that counts for this target: business days count in business hours on every plan. */
  readonly coverage: string
  readonly zone: string
  readonly city: string
  readonly steps: readonly ResponseStep[]
  /** Shares of open time at which warnings fire. */
  readonly marks: readonly { readonly share: number; readonly at: InstantMs }[]
  /** Support is closed at the start: the clock begins with the next opening. */
  readonly opensAt?: InstantMs
}

interface PromiseCited {
  readonly target: Target
  readonly priority: Priority
  readonly metric: ResponseMetric
}

const hoursFacts = (spec: CalendarSpec): Reason['facts'] => {
  if ('always' in spec) return {}
  const days = Object.entries(spec.weekly)
    .filter(([, day]) => day !== undefined && day.length > 0)
    .map(([day, intervals]) => `${day} ${(intervals ?? []).map((interval) => interval.join('-')).join(' ')}`)
  return { hours: days }
}

const coverageReason = (terms: ClockTerms, target: Target, spec: CalendarSpec): Reason => {
  const { zone, city, tzdata, coverageClause, citing } = terms
  const inBusinessDays = target.unit === 'bd' && terms.coverage === 'always'
  const coverage = 'always' in spec ? 'always' : 'business_hours'
  const clause = inBusinessDays ? (citing?.businessDay ?? coverageClause) : coverageClause
  return {
    code: 'clock.coverage',
    clause,
    facts: { coverage, zone, city, fixedPlace: terms.fixedPlace === true, tzdata, ...hoursFacts(spec) },
  }
}

const stepCodes = {
  open: 'clock.counts',
  closed: 'clock.closed',
  holiday: 'clock.holiday',
  paused: 'clock.paused',
} as const

/** A stretch of time as one step of the decision. */
export const stepReason = ({ from, to, because, countedMs, clause }: ResponseStep): Reason => ({
  code: stepCodes[because],
  clause,
  facts: { from: formatInstant(from), to: formatInstant(to), wallMs: to - from, countedMs },
})

/** What a promise rests on: the plan, the target's clause, the coverage. */
export const promiseReasons = (terms: ClockTerms, promise: PromiseCited): readonly Reason[] => {
  const { plan, planName, addOns, addOnNames, policyVersion, citing } = terms
  const { target, priority, metric } = promise
  return [
    {
      code: 'clock.plan',
      ...(citing?.plan ? { clause: citing.plan } : {}),
      facts: { plan, planName: planName ?? plan, addOns, addOnNames: addOnNames ?? addOns, policyVersion },
    },
    {
      code: 'clock.target',
      clause: target.clause,
      facts: { metric, priority, target: target.written, planName: planName ?? plan },
    },
    coverageReason(terms, target, target.unit === 'bd' ? terms.businessCalendar : terms.calendar),
  ]
}

const reasonsOf = ({ terms, priority, metric }: Required<ResponseQuestion>, due: ResponseDue): readonly Reason[] => {
  const { target, startedAt, dueAt, steps } = due
  const { citing } = terms
  const countedMs = steps.reduce((sum, step) => sum + step.countedMs, 0)
  return [
    ...promiseReasons(terms, { target, priority, metric }),
    { code: 'clock.start', facts: { startedAt: formatInstant(startedAt) } },
    ...steps.map(stepReason),
    { code: 'clock.due', facts: { dueAt: formatInstant(dueAt), countedMs } },
    ...(citing?.order ? [{ code: 'queue.order', clause: citing.order, facts: { priority } }] : []),
  ]
}

/** The clauses that reasons cite, each once. */
export const clausesOf = (reasons: readonly Reason[]): readonly string[] => [
  ...new Set(reasons.flatMap(({ clause }) => (clause === undefined ? [] : [clause]))),
]

const dueOf = ({ terms, at }: ResponseQuestion, spec: CalendarSpec, target: Target): ResponseDue => {
  const calendar = calendarOf(spec)
  const dueAt = dueAfter(terms, target, at)
  const length = spanOf(terms, target)
  const opensAt = calendar.nextOpen(at)
  const clauses = {
    coverage: target.unit === 'bd' ? (terms.citing?.businessDay ?? terms.coverageClause) : terms.coverageClause,
    holidays: terms.citing?.holidays ?? terms.coverageClause,
  }
  return {
    startedAt: at,
    dueAt,
    target,
    coverage: 'always' in spec ? 'always' : 'business_hours',
    zone: terms.zone,
    city: terms.city,
    steps: responseSteps(spec, [at, dueAt], clauses),
    marks: terms.warnAt.map((share) => ({ share, at: calendar.add(at, Math.round(length * share)) })),
    ...(opensAt > at ? { opensAt } : {}),
  }
}

/**
 * When is the response due? Counts the target from `at` in the calendar of the terms, and gives each stretch on the way.
 * Throws `DecisionError` `response.no_target` when the policy sets none for the metric, `CalendarError` when too little
 * open time follows.
 */
export const decideResponse = (asked: ResponseQuestion): Decision<ResponseDue> => {
  const question = { metric: 'first_response' as const, ...asked }
  const { terms, priority, metric } = question
  const target = targetFor(terms, metric, priority)
  if (!target) throw new DecisionError('response.no_target', { metric, priority })
  const spec = target.unit === 'bd' ? terms.businessCalendar : terms.calendar
  const result = dueOf(question, spec, target)
  const reasons = reasonsOf(question, result)
  return { result, policyVersion: terms.policyVersion, clauses: clausesOf(reasons), reasons }
}
