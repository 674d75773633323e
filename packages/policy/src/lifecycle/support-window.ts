import type { InstantMs } from '../calendar/types.ts'
import type { KnownRelease, LifecycleRules } from './known-release.ts'
import { catalogueOf } from './release-lines.ts'
import { type Phase, phasesOf, type SupportWindow } from './window-phases.ts'

export interface WindowQuestion {
  readonly version: string
  readonly releases: readonly KnownRelease[]
  readonly rules: LifecycleRules
  readonly at: InstantMs
  /** In which the dates begin. */
  readonly zone: string
}

/** Everything that a version's window ever is, for one list of releases, one set of rules and one zone. */
type Answered = Map<string, readonly Phase[]>
const kept = new WeakMap<readonly KnownRelease[], WeakMap<LifecycleRules, Map<string, Answered>>>()

interface Keeping<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): unknown
}

const getOrKeep = <K, V>(keeping: Keeping<K, V>, key: K, make: () => V): V => {
  const known = keeping.get(key)
  if (known !== undefined) return known
  const made = make()
  keeping.set(key, made)
  return made
}

/** Most ask many versions of one list in a row: where the last answer lay is looked at first. */
let last: { readonly of: Omit<WindowQuestion, 'version' | 'at'>; readonly answered: Answered } | undefined

const answeredFor = (question: WindowQuestion): Answered => {
  const { releases, rules, zone } = question
  if (last?.of.releases === releases && last.of.rules === rules && last.of.zone === zone) return last.answered
  const answered = findAnswered(question)
  last = { of: { releases, rules, zone }, answered }
  return answered
}

const findAnswered = ({ releases, rules, zone }: WindowQuestion): Answered => {
  const ofRules = getOrKeep(kept, releases, () => new WeakMap())
  const ofZones = getOrKeep(ofRules, rules, () => new Map<string, Answered>())
  return getOrKeep(ofZones, zone, () => new Map())
}

const keepPhases = (answered: Answered, question: WindowQuestion): readonly Phase[] => {
  const phases = phasesOf(catalogueOf(question.releases), question)
  if (answered.size >= MOST_KEPT) answered.clear()
  answered.set(question.version, phases)
  return phases
}

/** Versions that people type are without end; what is kept of them is not. */
const MOST_KEPT = 50_000

/**
 * Whether a version is supported at an instant, and until when (policy 5.2, 5.3). Every version has exactly one state at
 * any instant: the current major release; the one before, until as many calendar months after the current one's date as
 * the policy says, at the latest, and ended at once by the next major; ended; not released, which is also a pre-release;
 * unknown, where nobody wrote of it. Only releases dated at or before the instant count: a plan ends nothing.
 */
export const supportWindow = (question: WindowQuestion): SupportWindow => {
  const answered = answeredFor(question)
  const phases = answered.get(question.version) ?? keepPhases(answered, question)
  let index = phases.length - 1
  while (index > 0 && question.at < (phases[index] as Phase).from) index -= 1
  return (phases[index] as Phase).window
}
