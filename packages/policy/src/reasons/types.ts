/** One step of a decision: a stable code, the clause it rests on, and the facts it used. Text is made when shown. */
export interface Reason {
  readonly code: string
  readonly clause?: string
  /** Ids, numbers, codes and instants (ISO) only; never free text about a person. */
  readonly facts: Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>
}
/** A result and why. `staffReasons` hold facts that a customer may not see. */
export interface Decision<T> {
  readonly result: T
  readonly policyVersion: string
  readonly clauses: readonly string[]
  readonly reasons: readonly Reason[]
  readonly staffReasons?: readonly Reason[]
}
