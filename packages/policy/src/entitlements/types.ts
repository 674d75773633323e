import type { InstantMs } from '../calendar/types.ts'
import type { ResponseMetric } from '../commitments/types.ts'
import type { Annex, PolicyTerms } from '../document/schema.ts'
import type { Priority } from '../priority/types.ts'

/** What an amendment may change. Each entry replaces the field as a whole; `annex: null` ends the special terms. */
export interface AgreementChange {
  readonly policyVersion?: string
  readonly plan?: string
  readonly addOns?: readonly string[]
  readonly products?: readonly string[]
  readonly environments?: readonly string[]
  readonly startsOn?: string
  readonly endsOn?: string
  readonly annex?: Annex | null
  /** Days of grace granted by a lead or the manager. */
  readonly graceDays?: number
}

/** A change to an agreement: never an edit, always an entry with the instant it takes effect. */
export interface Amendment {
  readonly effectiveAt: InstantMs
  readonly recordedAt: InstantMs
  readonly change: AgreementChange
}

/** What an account bought. Dates are civil (`YYYY-MM-DD`), the end exclusive, both in `zone`. */
export interface Agreement {
  readonly id: string
  readonly policyVersion: string
  readonly plan: string
  readonly addOns: readonly string[]
  /** Ids of the products it covers; empty: every product. */
  readonly products: readonly string[]
  /** Ids of the environments it covers; empty or absent: every environment. */
  readonly environments?: readonly string[]
  readonly startsOn: string
  readonly endsOn: string
  /** Zone of the primary contact when the agreement began. */
  readonly zone: string
  readonly orderForm?: string
  readonly annex?: Annex
  readonly graceDays?: number
  readonly amendments?: readonly Amendment[]
}

export type TermSource = 'plan' | 'add_on' | 'annex'

/** One term as it holds, with where it came from and what it took the place of. */
export interface HeldTerm<T> {
  readonly value: T
  readonly clause: string
  readonly from: TermSource
  /** Key of the plan or add-on; the order form for an annex. */
  readonly source: string
  /** By an annex: what would hold without it (shown struck through). */
  readonly replaced?: { readonly value: T; readonly clause: string }
}

export type ScalarKey = Exclude<keyof PolicyTerms, 'targets' | 'cadences'>
export type ScalarValue<K extends ScalarKey> = NonNullable<PolicyTerms[K]>['is']
export type CadenceKey = keyof NonNullable<PolicyTerms['cadences']>

export interface HeldCadence extends HeldTerm<string> {
  readonly tailored: boolean
  readonly perCustomer: boolean
}

/** Everything that holds for an account, term by term. */
export type EntitledTerms = { readonly [K in ScalarKey]: HeldTerm<ScalarValue<K>> } & {
  /** Lengths as written: `30m`, `4h`, `1bd`. */
  readonly targets: Readonly<Partial<Record<ResponseMetric, Readonly<Partial<Record<Priority, HeldTerm<string>>>>>>>
  readonly cadences: Readonly<Partial<Record<CadenceKey, HeldCadence>>>
}

export interface InForce {
  readonly inForce: true
  readonly agreementId: string
  readonly policyVersion: string
  readonly plan: string
  readonly addOns: readonly string[]
  readonly startsOn: string
  readonly endsOn: string
  /** Within days of grace after the end. */
  readonly inGrace: boolean
  readonly terms: EntitledTerms
}

export interface NotInForce {
  readonly inForce: false
  readonly code: 'agreement.not_in_force'
  readonly because: 'none' | 'not_started' | 'ended' | 'other_product'
  /** The agreement nearest to the instant, if there is one. */
  readonly agreementId?: string
  readonly startsOn?: string
  readonly endsOn?: string
}

export type Entitlement = InForce | NotInForce
