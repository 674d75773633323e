/** Where a request stands; the words of customers are a matter of screens. */
export const requestStatuses = [
  'noted',
  'under_consideration',
  'planned',
  'in_progress',
  'shipped',
  'declined',
] as const
export type RequestStatus = (typeof requestStatuses)[number]

/** Somebody asked for it: for which account, and what that account had bought. */
export interface Ask {
  readonly accountId: string
  /** Key of the plan in force; null where no agreement was. */
  readonly plan: string | null
  readonly addOns: readonly string[]
  /** What its agreements in force are worth a year together, by currency, in whole units. */
  readonly values: Readonly<Record<string, number>>
}

/** What a request's weight is made of, so many of each. Sums only: two of them add up. */
export interface RequestCounts {
  /** Accounts that ask, by their plan; `none` for those without an agreement in force. */
  readonly plans: Readonly<Record<string, number>>
  /** Accounts that ask and hold this add-on. */
  readonly addOns: Readonly<Record<string, number>>
  /** What the accounts that ask pay a year together, by currency. */
  readonly values: Readonly<Record<string, number>>
  /** Asks of an account beyond its first. */
  readonly furtherAsks: number
  /** Arguments of the staff that were upheld. */
  readonly advocacy: number
}

/** How much each of them counts: a part of the policy document. */
export interface RequestWeights {
  readonly plans: Readonly<Record<string, number>>
  readonly addOns: Readonly<Record<string, number>>
  readonly withoutPlan: number
  readonly furtherAsk: number
  readonly advocacy: number
  /** Where agreed value counts too: so much for each full amount a year, named by currency. */
  readonly value?: { readonly per: Readonly<Record<string, number>>; readonly counts: number } | undefined
}

/** One line of the sum, as it is shown: `count` times `times` is `sum`. `of` names the plan, the add-on or the currency. */
export interface WeightPart {
  readonly what: 'plan' | 'add_on' | 'value' | 'without_plan' | 'further_asks' | 'advocacy'
  readonly of: string | null
  readonly count: number
  readonly times: number
  readonly sum: number
}
export interface RequestWeight {
  readonly weight: number
  readonly parts: readonly WeightPart[]
}
