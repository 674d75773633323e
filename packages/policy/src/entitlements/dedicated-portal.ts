import { addCalendarDays, addCalendarMonths, civilDateAt, startOfCivilDate } from '../calendar/index.ts'
import type { InstantMs } from '../calendar/types.ts'
import { type Candidate, type EntitlementQuestion, heldAt } from './candidates.ts'
import { turningPoints } from './turning-points.ts'

/** Whether an account has a portal of its own now; if it had one, since when it has none and until when its address leads on. */
export type DedicatedPortal =
  | { readonly holds: true; readonly clause: string }
  | {
      readonly holds: false
      readonly endedAt?: InstantMs
      readonly redirectsUntil?: InstantMs
      readonly clause?: string
    }

const withOwnPortal = (question: EntitlementQuestion): readonly Candidate[] =>
  heldAt(question).filter(({ terms }) => terms.portal.value === 'dedicated')

/** A portal of one's own and, after it, the months for which its address leads to the shared one (policy 12.6). */
export const dedicatedPortalAt = (question: EntitlementQuestion): DedicatedPortal => {
  const [granting] = withOwnPortal(question)
  if (granting) return { holds: true, clause: granting.terms.portal.clause }
  const past = question.agreements
    .flatMap((agreement) => turningPoints(agreement, question.policies))
    .filter((point) => point <= question.at)
    .sort((a, b) => b - a)
  for (const endedAt of past) {
    // as it was known just before: what is recorded later takes nothing away from the past
    const before = endedAt - 1
    const [last] = withOwnPortal({ ...question, at: before, knownAt: before })
    if (last) return { holds: false, endedAt, ...redirectFrom(last, endedAt) }
  }
  return { holds: false }
}

/** Whole calendar months in the customer's zone; a day that had begun counts whole. */
const redirectFrom = ({ policy, agreement: { zone } }: Candidate, endedAt: InstantMs) => {
  const { addressRedirectsMonths, clause } = policy.agreements.downgrade
  const day = civilDateAt(zone, endedAt)
  const later = addCalendarMonths(day, addressRedirectsMonths)
  const until = startOfCivilDate(zone, day) === endedAt ? later : addCalendarDays(later, 1)
  return { redirectsUntil: startOfCivilDate(zone, until), clause }
}
