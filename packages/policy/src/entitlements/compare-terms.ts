import type { Policy, PolicyTerms } from '../document/schema.ts'
import { type TermEntry, termEntries } from '../document/term-entries.ts'
import type { EntitledTerms, HeldTerm } from './types.ts'

interface TermBeside {
  readonly value: string
  readonly clause: string
}
/** One term before and after a change, in words. */
export interface TermChange {
  /** `seats`, `targets.first_response.P0`, `cadences.regular_call`. */
  readonly path: string
  readonly title: string
  readonly before: TermBeside | null
  readonly after: TermBeside | null
  readonly effect: 'more' | 'less' | 'other'
}
/** Terms with the policy version that words them; undefined where nothing is granted. */
export interface Worded {
  readonly policy: Policy
  readonly terms: EntitledTerms
}

const written = ({ value, clause, ...more }: HeldTerm<unknown>) => ({ ...more, is: value, clause })

const writtenAll = (held: Readonly<Record<string, HeldTerm<unknown> | undefined>>) =>
  Object.fromEntries(Object.entries(held).flatMap(([key, term]) => (term ? [[key, written(term)]] : [])))

/** What holds, in the shape that a policy writes terms in. */
const asWritten = ({ targets, cadences, ...scalars }: EntitledTerms): PolicyTerms =>
  ({
    ...writtenAll(scalars),
    targets: Object.fromEntries(Object.entries(targets).map(([metric, held]) => [metric, writtenAll(held ?? {})])),
    cadences: writtenAll(cadences),
  }) as PolicyTerms

/** Every term that holds, flat and in words. */
const heldEntries = ({ policy, terms }: Worded): readonly TermEntry[] => termEntries(policy, asWritten(terms))

const titleOf = ({ kind, label }: TermEntry): string => (kind === 'target' ? `Answer to ${label}` : label)
const beside = (entry: TermEntry | undefined): TermBeside | null =>
  entry ? { value: entry.value, clause: entry.clause } : null

const effectOf = (before: TermEntry | undefined, after: TermEntry | undefined): TermChange['effect'] => {
  if (!before || !after) return after ? 'more' : 'less'
  if (before.rank === after.rank) return 'other'
  return after.rank > before.rank ? 'more' : 'less'
}

/** What changes, term by term, where the words of a value differ; in the order in which a policy names its terms. */
export const compareTerms = (before: Worded | undefined, after: Worded | undefined): readonly TermChange[] => {
  const olds = new Map((before ? heldEntries(before) : []).map((entry) => [entry.path, entry]))
  const news = new Map((after ? heldEntries(after) : []).map((entry) => [entry.path, entry]))
  return [...new Map([...olds, ...news]).values()].flatMap((entry) => {
    const [old, now] = [olds.get(entry.path), news.get(entry.path)]
    if (old?.value === now?.value) return []
    const change: TermChange = {
      path: entry.path,
      title: titleOf(entry),
      before: beside(old),
      after: beside(now),
      effect: effectOf(old, now),
    }
    return [change]
  })
}
