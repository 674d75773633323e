import { type Candidate, type EntitlementQuestion, heldAt } from './candidates.ts'
import type { Agreement } from './types.ts'

interface SeatCount {
  readonly contacts: number
  readonly observers: number
}
/** Seats that one agreement brings. */
interface AgreementSeats extends SeatCount {
  readonly agreementId: string
  readonly orderForm?: string | undefined
  /** Not counted where another agreement for the same thing is more generous. */
  readonly counts: boolean
}
export interface SeatsHeld extends SeatCount {
  readonly clause: string
  readonly observersClause: string
  readonly by: readonly AgreementSeats[]
}

const share = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || other.length === 0 || one.some((id) => other.includes(id))

/** Whether some ticket could fall under both. */
const overlap = (one: Agreement, other: Agreement): boolean =>
  share(one.products, other.products) && share(one.environments ?? [], other.environments ?? [])

const sumOf = (chosen: readonly Candidate[]): number => chosen.reduce((sum, { terms }) => sum + terms.seats.value, 0)

/** Of these, the set without two for the same thing that brings the most seats. */
const mostSeats = (held: readonly Candidate[]): readonly Candidate[] => {
  const rivals = (one: Candidate) => held.filter((two) => two !== one && overlap(one.agreement, two.agreement))
  const [contested] = held.toSorted((a, b) => rivals(b).length - rivals(a).length)
  if (!contested || rivals(contested).length === 0) return held
  const others = held.filter((one) => one !== contested)
  const without = mostSeats(others)
  const against = rivals(contested)
  const withIt = [contested, ...mostSeats(others.filter((one) => !against.includes(one)))]
  return sumOf(withIt) >= sumOf(without) ? withIt : without
}

/**
 * Seats of an account at an instant, agreement by agreement (policy 12.5): those of agreements for different products
 * or installations add up, of agreements for the same one the most generous counts. Undefined when none is in force.
 */
export const seatsAt = (question: EntitlementQuestion): SeatsHeld | undefined => {
  const held = heldAt(question)
  const counted = mostSeats(held)
  const [first] = counted
  if (!first) return undefined
  const [reading = first] = held.toSorted((a, b) => b.terms.observers.value - a.terms.observers.value)
  return {
    contacts: sumOf(counted),
    observers: reading.terms.observers.value,
    observersClause: reading.terms.observers.clause,
    clause: counted.length > 1 ? first.policy.agreements.several.clause : first.terms.seats.clause,
    by: held.map((one) => ({
      agreementId: one.agreement.id,
      orderForm: one.agreement.orderForm,
      contacts: one.terms.seats.value,
      observers: one.terms.observers.value,
      counts: counted.includes(one),
    })),
  }
}
