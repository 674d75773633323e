import { addCalendarMonths } from '../calendar/civil-date.ts'
import type { Policy } from '../document/schema.ts'

/** A course somebody finished. Dates are civil, `YYYY-MM-DD`. */
export interface Completion {
  /** Its key in the policy. */
  readonly course: string
  readonly completedOn: string
  /** The first day on which it no longer holds; null where only the policy may say. */
  readonly expiresOn: string | null
}

export interface CourseStanding {
  readonly course: string
  readonly title: string
  readonly state: 'held' | 'expired' | 'missing'
  /** Of the completion that holds longest; null when there is none. */
  readonly completedOn: string | null
  /** The first day on which it no longer holds; null when it holds for good. */
  readonly expiresOn: string | null
}

type Course = Policy['people']['courses'][string]

/** When a completion stops holding: by its own evidence, else as long after it as the policy says, else never. */
const expiryOf = ({ completedOn, expiresOn }: Omit<Completion, 'course'>, course: Course): string | null => {
  if (expiresOn !== null) return expiresOn
  return course.validMonths === undefined ? null : addCalendarMonths(completedOn, course.validMonths)
}

const holdsLonger = (one: string | null, other: string | null): boolean =>
  other !== null && (one === null || one > other)

/**
 * What somebody was taught of the courses that the policy names, on a civil date (policy 7.4). A completion dated later
 * does not count yet. Of several, the one that holds longest.
 */
export const trainingStanding = (
  policy: Policy,
  completions: readonly Completion[],
  on: string,
): readonly CourseStanding[] =>
  Object.entries(policy.people.courses).map(([key, course]): CourseStanding => {
    const dated = completions
      .filter((one) => one.course === key && one.completedOn <= on)
      .map((one) => ({ completedOn: one.completedOn, expiresOn: expiryOf(one, course) }))
    const [first, ...rest] = dated
    const none = { course: key, title: course.title, state: 'missing', completedOn: null, expiresOn: null } as const
    if (!first) return none
    const best = rest.reduce((kept, one) => (holdsLonger(one.expiresOn, kept.expiresOn) ? one : kept), first)
    const state = best.expiresOn === null || on < best.expiresOn ? 'held' : 'expired'
    return { ...none, ...best, state }
  })

/** The titles of the courses that do not hold: never taken, or run out. */
export const missingCourses = (standing: readonly CourseStanding[]): readonly string[] =>
  standing.filter(({ state }) => state !== 'held').map(({ title }) => title)
