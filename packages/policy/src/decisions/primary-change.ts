import { calendarOf, formatInstant } from '../calendar/index.ts'
import type { CalendarSpec, InstantMs, Stretch } from '../calendar/types.ts'
import { targetFor } from '../commitments/counting.ts'
import type { ClockTerms } from '../commitments/types.ts'
import type { Policy } from '../document/schema.ts'
import type { Priority } from '../priority/types.ts'
import type { Decision, Reason } from '../reasons/types.ts'
import { clausesOf, decideResponse } from './decide-response.ts'

const WEEK_MS = 7 * 86_400_000

export interface PrimaryChangeQuestion {
  readonly policy: Policy
  /** When it takes effect. */
  readonly at: InstantMs
  /** What a clock that starts then is frozen with, without and with the change; absent where nothing is promised. */
  readonly before: ClockTerms | undefined
  readonly after: ClockTerms | undefined
  /** Answers that are promised already. */
  readonly running: number
}

/** Business hours as they follow from a place: the open stretches of the week after the change. */
export interface HoursOf {
  readonly city: string
  readonly zone: string
  readonly week: readonly Stretch[]
}

export interface PrimaryChange {
  readonly hoursMove: boolean
  readonly before: HoursOf | undefined
  readonly after: HoursOf | undefined
  /** One answer that a ticket logged at the change would be promised, without and with it. */
  readonly example:
    | { readonly priority: Priority; readonly before: InstantMs; readonly after: InstantMs; readonly clause: string }
    | undefined
}

const hoursOf = (terms: ClockTerms | undefined, at: InstantMs): HoursOf | undefined =>
  terms && { city: terms.city, zone: terms.zone, week: calendarOf(terms.businessCalendar).stretches(at, at + WEEK_MS) }

const sameHours = (one: CalendarSpec | undefined, other: CalendarSpec | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The priority whose answer tells most: in the middle of those that count in business hours. */
const tellingOrder: readonly Priority[] = ['P2', 'P1', 'P3', 'P0', 'P4']
const countsInBusinessHours = (terms: ClockTerms, priority: Priority): boolean => {
  const target = targetFor(terms, 'first_response', priority)
  return target !== undefined && (target.unit === 'bd' || !('always' in terms.calendar))
}

const exampleOf = ({ before, after, at }: PrimaryChangeQuestion): PrimaryChange['example'] => {
  const priority = before && after && tellingOrder.find((one) => countsInBusinessHours(after, one))
  if (!priority || !countsInBusinessHours(before, priority)) return undefined
  const dueWith = (terms: ClockTerms) => decideResponse({ terms, priority, at }).result
  const due = dueWith(after)
  return { priority, before: dueWith(before).dueAt, after: due.dueAt, clause: due.target.clause }
}

const hoursReason = ({ before, after, at }: PrimaryChangeQuestion, hoursMove: boolean): readonly Reason[] => {
  if (!before || !after) return []
  const clause = 'always' in after.calendar ? (after.citing?.businessDay ?? after.coverageClause) : after.coverageClause
  if (hoursMove)
    return [
      {
        code: 'hours.move',
        clause,
        facts: { from: before.city, to: after.city, at: formatInstant(at), alwaysOpen: 'always' in after.calendar },
      },
    ]
  const code = after.fixedPlace === true ? 'hours.fixed' : 'hours.stay'
  return [{ code, clause, facts: { city: after.city } }]
}

/**
 * What a change of the primary contact, or of her place, does to the business hours. Running answers keep their hours:
 * what they count in is frozen, so they are told by number alone (policy 2.1, 7.5). Pure; nothing is written.
 */
export const decidePrimaryChange = (question: PrimaryChangeQuestion): Decision<PrimaryChange> => {
  const { policy, at, before, after, running } = question
  const hoursMove = !sameHours(before?.businessCalendar, after?.businessCalendar)
  const change = policy.people.primaryChange?.clause ?? policy.people.deputy.clause
  const reasons: readonly Reason[] = [
    { code: 'primary.changes', clause: change, facts: { at: formatInstant(at) } },
    ...hoursReason(question, hoursMove),
    ...(running > 0 ? [{ code: 'clocks.keep_hours', clause: change, facts: { running } }] : []),
  ]
  return {
    result: { hoursMove, before: hoursOf(before, at), after: hoursOf(after, at), example: exampleOf(question) },
    policyVersion: policy.version,
    clauses: clausesOf(reasons),
    reasons,
  }
}
