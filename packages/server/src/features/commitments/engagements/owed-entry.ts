import type {
  EngagementFact,
  EngagementKind,
  EngagementWindow,
  OwedReading,
  OwedRules,
  WindowClauses,
} from '@mainstay/policy/engagements'

/** Whose windows they are: the agreement is what locks them. */
export interface OwedKey {
  readonly accountId: string
  readonly agreementId: string
}

/** What the row of an owed engagement is frozen with, and how it reads. */
export interface OwedClock {
  readonly kind: 'engagement'
  readonly window: EngagementWindow
  readonly rules: OwedRules
  readonly clauses: WindowClauses
  /** Epoch ms. */
  readonly enteredAt: number
  readonly detectedAt?: number
  readonly reading: OwedReading
}

/** An owed engagement as it stands in the database, with what became of it. */
export interface OwedEntry extends OwedKey {
  readonly id: string
  readonly clock: OwedClock
  readonly facts: readonly EngagementFact[]
}

/** What a settling made of one; `before` is absent for one that is new on the ledger. */
export interface OwedChange {
  readonly before: OwedEntry | undefined
  readonly after: OwedEntry
}

export const kindOf = ({ clock }: OwedEntry): EngagementKind => clock.window.kind
export const groundOf = ({ clock: { window, rules, enteredAt } }: OwedEntry) => ({ window, rules, enteredAt })
