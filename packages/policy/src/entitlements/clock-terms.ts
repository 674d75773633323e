import type { CalendarSpec, WorkingHours } from '../calendar/types.ts'
import type { ClockTerms, ResponseMetric, Target } from '../commitments/types.ts'
import type { Policy } from '../document/schema.ts'
import { readSpan } from '../document/spans.ts'
import { type Priority, priorities } from '../priority/types.ts'
import { cityOf } from '../reasons/say-time.ts'
import type { EntitledTerms, HeldTerm, ScalarValue } from './types.ts'

/** Where the primary contact works; `region` (such as `DE-BE`) chooses public holidays where the policy counts them. */
export interface PrimaryPlace {
  readonly zone: string
  readonly city: string
  readonly region?: string | undefined
  /** The hours stayed here though the primary contact is elsewhere: a deputy stepped in (policy 7.5). */
  readonly isKept?: boolean | undefined
}

const holidaysAt = (holidays: ScalarValue<'holidays'>, { region }: PrimaryPlace): readonly string[] => {
  if (holidays.follow === 'listed') return holidays.dates ?? []
  if (holidays.follow === 'region' && region !== undefined) return holidays.regions?.[region] ?? []
  return []
}

type Weekly = WorkingHours['weekly']
const weeklyOf = (weekly: ScalarValue<'hours'>['weekly']): Weekly =>
  Object.fromEntries(Object.entries(weekly).filter(([, day]) => day !== undefined))

const businessHours = (terms: EntitledTerms, place: PrimaryPlace): WorkingHours => {
  const { zone, weekly, businessDay, exceptions } = terms.hours.value
  const holidays = holidaysAt(terms.holidays.value, place)
  return {
    timeZone: zone ?? place.zone,
    weekly: weeklyOf(weekly),
    businessDay,
    ...(holidays.length > 0 ? { holidays } : {}),
    ...(exceptions ? { exceptions } : {}),
  }
}

const targetOf = ({ value, clause }: HeldTerm<string>): Target | undefined => {
  const span = readSpan(value)
  return span && { written: value, amount: span.amount, unit: span.unit, clause }
}

const targetsByPriority = (
  held: Readonly<Partial<Record<Priority, HeldTerm<string>>>>,
): Partial<Record<Priority, Target>> => {
  const found: Partial<Record<Priority, Target>> = {}
  for (const priority of priorities) {
    const term = held[priority]
    const target = term && targetOf(term)
    if (target) found[priority] = target
  }
  return found
}

const targetsOf = (terms: EntitledTerms): ClockTerms['targets'] => {
  const found: Partial<Record<ResponseMetric, Partial<Record<Priority, Target>>>> = {}
  for (const metric of ['first_response', 'next_response', 'update', 'resolution'] as const) {
    const held = terms.targets[metric]
    if (held) found[metric] = targetsByPriority(held)
  }
  return found
}

/** What a clock needs of an entitlement: also what a plan would grant that nobody bought yet. */
export interface Granted {
  readonly policyVersion: string
  readonly plan: string
  readonly addOns: readonly string[]
  readonly terms: EntitledTerms
  readonly agreementId?: string
}

/** Clause of the plan or add-on that a thing was sold under, or the annex's own clause. */
const citing = (policy: Policy, { plan, terms }: Granted): NonNullable<ClockTerms['citing']> => {
  const clause = policy.plans[plan]?.clause
  return {
    ...(clause === undefined ? {} : { plan: clause }),
    businessDay: terms.hours.clause,
    order: policy.commitments.order.clause,
    holidays: terms.holidays.clause,
  }
}

/** Hours in a zone named by the terms are told by that zone's own city. */
const hoursPlace = (
  terms: EntitledTerms,
  { zone, city, isKept }: PrimaryPlace,
): Pick<ClockTerms, 'city' | 'fixedPlace'> => {
  const named = terms.hours.value.zone
  if (named !== undefined && named !== zone) return { city: cityOf(named), fixedPlace: true }
  return isKept === true ? { city, fixedPlace: true } : { city }
}

/**
 * What a clock that starts now is frozen with: targets, calendars in the primary contact's zone, and clause ids.
 * `tzdata` is the running engine's tz data version. Pure: the same terms for the same entitlement and place.
 */
export const clockTerms = (policy: Policy, entitlement: Granted, place: PrimaryPlace, tzdata: string): ClockTerms => {
  const { terms } = entitlement
  const businessCalendar = businessHours(terms, place)
  const calendar: CalendarSpec =
    terms.coverage.value === 'always' ? { always: true, businessDay: terms.hours.value.businessDay } : businessCalendar
  const { answerAgainOn, warnings, priorityLowered, promisedByHand } = policy.commitments
  const planName = policy.plans[entitlement.plan]?.name
  return {
    policyVersion: entitlement.policyVersion,
    plan: entitlement.plan,
    addOns: entitlement.addOns,
    ...(entitlement.agreementId === undefined ? {} : { agreementId: entitlement.agreementId }),
    coverage: terms.coverage.value,
    coverageClause: terms.coverage.clause,
    calendar,
    businessCalendar,
    zone: businessCalendar.timeZone,
    ...hoursPlace(terms, place),
    tzdata,
    targets: targetsOf(terms),
    answerAgainOn: answerAgainOn.is,
    warnAt: warnings.at.map(({ percent }) => percent / 100),
    loweredLateFrom: priorityLowered.lateAfterPercent / 100,
    promiseWarnsAt: promisedByHand.warnAtPercent.map((percent) => percent / 100),
    addOnNames: entitlement.addOns.map((name) => policy.addOns[name]?.name ?? name),
    citing: citing(policy, entitlement),
    ...(planName === undefined ? {} : { planName }),
  }
}
