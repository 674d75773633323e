import { addCalendarDays, civilDateAt, daysBetween, startOfCivilDate } from '../calendar/index.ts'
import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'
import { agreementAt } from './amend-agreement.ts'
import type { Agreement } from './types.ts'

export interface EndQuestion {
  readonly agreements: readonly Agreement[]
  readonly policies: ReadonlyMap<string, Policy>
  readonly at: InstantMs
}

/** An agreement whose end is near, by the days that its policy names. */
export interface EndingSoon {
  readonly agreementId: string
  /** Civil date, exclusive. */
  readonly endsOn: string
  readonly zone: string
  readonly daysLeft: number
  /** The mark that was passed last: 90, 60 or 30 days ahead. */
  readonly mark: number
  readonly clause: string
}

/** As everything recorded so far leaves it, whatever is still to take effect. */
const lastKnown = (agreement: Agreement): Agreement => agreementAt(agreement, Number.POSITIVE_INFINITY)

const coversAll = (wide: readonly string[], narrow: readonly string[]): boolean =>
  wide.length === 0 || (narrow.length > 0 && narrow.every((id) => wide.includes(id)))

/** Another agreement goes on where this one ends, for everything that it covers. */
const isContinued = (ending: Agreement, agreements: readonly Agreement[]): boolean =>
  agreements
    .map(lastKnown)
    .some(
      (other) =>
        other.id !== ending.id &&
        other.startsOn <= ending.endsOn &&
        other.endsOn > ending.endsOn &&
        coversAll(other.products, ending.products) &&
        coversAll(other.environments ?? [], ending.environments ?? []),
    )

interface Mark {
  readonly days: number
  readonly on: string
}

/** Marks before the agreement began are none: nobody is told of an end on the first day of a short agreement. */
const marksOf = ({ startsOn, endsOn }: Agreement, daysAhead: readonly number[]): readonly Mark[] =>
  daysAhead.map((days) => ({ days, on: addCalendarDays(endsOn, -days) })).filter(({ on }) => on > startsOn)

interface Near {
  readonly agreement: Agreement
  readonly marks: readonly Mark[]
  readonly clause: string
}

const nearOf = (agreement: Agreement, { agreements, policies }: EndQuestion): Near | undefined => {
  const known = lastKnown(agreement)
  const expiring = policies.get(known.policyVersion)?.agreements.expiring
  if (!expiring || isContinued(known, agreements)) return undefined
  return { agreement: known, marks: marksOf(known, expiring.daysAhead), clause: expiring.clause }
}

/** Agreements in force whose end is near and which no other continues (policy 12.7). */
export const endingSoon = (question: EndQuestion): readonly EndingSoon[] =>
  question.agreements.flatMap((one) => {
    const near = nearOf(one, question)
    if (!near) return []
    const { agreement, marks, clause } = near
    const { id: agreementId, startsOn, endsOn, zone } = agreement
    const today = civilDateAt(zone, question.at)
    const passed = marks.filter(({ on }) => on <= today)
    if (passed.length === 0 || today < startsOn || today >= endsOn) return []
    const mark = Math.min(...passed.map(({ days }) => days))
    return [{ agreementId, endsOn, zone, daysLeft: daysBetween(today, endsOn), mark, clause }]
  })

/** The next instant after `at` at which a mark of this agreement comes, in its own zone. */
export const nextMarkAt = (agreement: Agreement, question: EndQuestion): InstantMs | undefined => {
  const near = nearOf(agreement, question)
  const coming = (near?.marks ?? [])
    .map(({ on }) => startOfCivilDate(agreement.zone, on))
    .filter((instant) => instant > question.at)
  return coming.length > 0 ? Math.min(...coming) : undefined
}
