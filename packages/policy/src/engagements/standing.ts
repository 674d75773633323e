import { startOfCivilDate } from '../calendar/index.ts'
import type { InstantMs } from '../calendar/types.ts'
import { candidateOf } from '../entitlements/candidates.ts'
import type { HeldCadence } from '../entitlements/types.ts'
import type { EngagementKind, WindowsQuestion } from './types.ts'

/** A term as it holds for one kind, with the rhythm chosen for this customer where the term allows one. */
export interface HeldNow extends HeldCadence {
  readonly isChosen: boolean
}

/** What an agreement sells at an instant. */
export interface Standing {
  readonly at: InstantMs
  readonly plan: string
  readonly addOns: readonly string[]
  readonly policyVersion: string
  /** Civil date, exclusive. */
  readonly endsOn: string
  readonly isOver: boolean
  /** A stretch of less than this share of a window, in percent, is no window of its own. */
  readonly leastPercent: number
  readonly termOf: (kind: EngagementKind) => HeldNow | undefined
}

/** The first instant of an agreement: midnight of its first day, in its own zone. */
export const startOf = ({ agreement }: WindowsQuestion): InstantMs =>
  startOfCivilDate(agreement.zone, agreement.startsOn)

/** The agreement with every change that was recorded and in effect by then. */
export const standingAt = (question: WindowsQuestion, at: InstantMs): Standing => {
  const { agreement, policies } = question
  const {
    agreement: sold,
    terms,
    policy,
  } = candidateOf(agreement, { agreements: [agreement], policies, at, knownAt: at })
  return {
    at,
    plan: sold.plan,
    addOns: sold.addOns,
    policyVersion: policy.version,
    endsOn: sold.endsOn,
    isOver: startOfCivilDate(agreement.zone, sold.endsOn) <= at,
    leastPercent: policy.agreements.windows.leastPercent,
    termOf: (kind) => {
      const held = terms.cadences[kind]
      return held && withChoice(held, chosenAt(question, kind, at))
    },
  }
}

const chosenAt = ({ chosen = [] }: WindowsQuestion, kind: EngagementKind, at: InstantMs): string | undefined =>
  chosen
    .filter((one) => one.kind === kind && one.effectiveAt <= at)
    .toSorted((one, other) => one.effectiveAt - other.effectiveAt)
    .at(-1)?.cadence

const withChoice = (held: HeldCadence, chosen: string | undefined): HeldNow =>
  chosen === undefined || !held.perCustomer ? { ...held, isChosen: false } : { ...held, value: chosen, isChosen: true }

/** Instants after the start at which what is owed may change: changes count from when both in effect and recorded. */
export const changesOf = (question: WindowsQuestion): readonly InstantMs[] => {
  const { agreement, chosen = [], at } = question
  const points = [
    ...(agreement.amendments ?? []).map(({ effectiveAt, recordedAt }) => Math.max(effectiveAt, recordedAt)),
    ...chosen.map(({ effectiveAt }) => effectiveAt),
    ...(at === undefined ? [] : [at]),
  ]
  const start = startOf(question)
  return [...new Set(points)].filter((point) => point > start).sort((one, other) => one - other)
}

/** The term of a kind as it holds at an instant; undefined where the agreement does not, or owes no such thing. */
export const owedTermAt = (question: WindowsQuestion, kind: EngagementKind, at: InstantMs): HeldNow | undefined => {
  const standing = standingAt(question, Math.max(at, startOf(question)))
  return standing.isOver ? undefined : standing.termOf(kind)
}
