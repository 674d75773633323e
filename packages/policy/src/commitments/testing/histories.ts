import type { CalendarSpec, InstantMs } from '../../calendar/types.ts'
import type { Priority } from '../../priority/types.ts'
import { readHistory } from '../advance.ts'
import type { TicketFact } from '../facts.ts'
import type { ClockTerms, ResponseCommitment, ResponseMetric, Target, TicketClocks } from '../types.ts'

export const chicagoHours: CalendarSpec = {
  timeZone: 'America/Chicago',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:30', '17:30']]])),
  businessDay: '9h',
}
const aroundTheClock: CalendarSpec = { always: true }

const target = (written: string): Target => {
  const [, amount, unit] = /^(\d+)(m|h|bd)$/.exec(written) ?? []
  if (unit !== 'm' && unit !== 'h' && unit !== 'bd') throw new Error(`${written} is no span`)
  return { written, amount: Number(amount), unit, clause: `R-${written}` }
}

type Spans = Partial<Record<Priority, string>>
const targets = (spans: Spans) => Object.fromEntries(Object.entries(spans).map(([p, span]) => [p, target(span)]))

export const standardSpans: Spans = { P0: '1h', P1: '2h', P2: '4h', P3: '1bd', P4: '2bd' }
export const premiumSpans: Spans = { P0: '30m', P1: '1h', P2: '2h', P3: '1bd', P4: '2bd' }

/** Standard's terms in Chicago; `more` sets targets for the metrics that the reference policy leaves off. */
export function standardTerms(more: Partial<Record<ResponseMetric, Spans>> = {}): ClockTerms {
  const all = Object.entries({ first_response: standardSpans, ...more }).map(([metric, s]) => [metric, targets(s)])
  return {
    policyVersion: '2026-1',
    plan: 'standard',
    addOns: [],
    coverage: 'business_hours',
    coverageClause: 'C1',
    calendar: chicagoHours,
    businessCalendar: chicagoHours,
    zone: 'America/Chicago',
    city: 'Chicago',
    tzdata: '2026a',
    targets: Object.fromEntries(all),
    answerAgainOn: ['raised', 'reopened'],
    warnAt: [0.5, 0.75],
  }
}

export function premiumTerms(more: Partial<Record<ResponseMetric, Spans>> = {}): ClockTerms {
  return {
    ...standardTerms({ first_response: premiumSpans, ...more }),
    plan: 'premium',
    coverage: 'always',
    calendar: aroundTheClock,
  }
}

/** Chicago wall time in the week of Monday 6 to Sunday 12 July 2026 (UTC-5) or the week after: `Fri 16:30`, `next Mon 08:30`. */
export function chicago(written: string): InstantMs {
  const [, next, day, time] = /^(next )?(\w{3}) (\d\d:\d\d(?::\d\d)?)$/.exec(written) ?? []
  const index = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day ?? '')
  if (index < 0) throw new Error(`${written} is no day and time`)
  const date = String(6 + index + (next ? 7 : 0)).padStart(2, '0')
  return Date.parse(`2026-07-${date}T${time}-05:00`)
}

/** Opened by Ana at the priority and time, under Standard in Chicago unless told otherwise. */
export function opened(priority: Priority, when: string, terms: ClockTerms = standardTerms()): TicketFact {
  return { type: 'opened', at: chicago(when), by: 'ana', priority, terms }
}
export const answered = (when: string, nextUpdateBy?: string): TicketFact => ({
  type: 'staff_answered',
  at: chicago(when),
  by: 'bo',
  ...(nextUpdateBy && { nextUpdateBy: chicago(nextUpdateBy) }),
})
export const wrote = (when: string): TicketFact => ({ type: 'contact_wrote', at: chicago(when), by: 'ana' })
export const ticked = (when: string): TicketFact => ({ type: 'ticked', at: chicago(when) })
export function changed(when: string, from: Priority, to: Priority, side: 'customer' | 'staff' = 'staff'): TicketFact {
  return { type: 'priority_changed', at: chicago(when), by: side === 'staff' ? 'bo' : 'ana', from, to, side }
}
export function turned(
  when: string,
  to: TicketClocks['status'],
  side: 'customer' | 'staff' | 'system' = 'staff',
): TicketFact {
  return { type: 'status_changed', at: chicago(when), by: side === 'customer' ? 'ana' : 'bo', to, side }
}

export const read = (...facts: readonly TicketFact[]): TicketClocks => readHistory(facts)

/** The clocks of a metric, in their order. */
export function clocksOf(
  state: TicketClocks,
  metric: ResponseMetric = 'first_response',
): readonly ResponseCommitment[] {
  return state.commitments.filter((clock) => clock.metric === metric)
}

/** A clock's state and due time, as short as a test reads best. */
export const brief = ({ state, dueAt, cycle }: ResponseCommitment) => ({ state, dueAt, cycle })
