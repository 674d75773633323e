import type { Reason } from '../reasons/types.ts'
import type { Exclusion, ScopeQuestion, ScopeRules } from './types.ts'

type Finder = Exclusion['foundBy'][number]
export type ScopeAnswer = ScopeQuestion['answers'][number]

/** The rules as the decision looks them up, with the reasons that need no facts made once. */
export interface IndexedRules {
  readonly byFinder: ReadonlyMap<Finder, readonly Exclusion[]>
  readonly byKey: ReadonlyMap<string, Exclusion>
  /** Answers by question, then by their own ids. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, ScopeAnswer>>
  readonly covered: Reason
  readonly provisional: Reason
  readonly waysOut: ReadonlyMap<string, Reason>
}

const finders = (exclusions: readonly Exclusion[]): IndexedRules['byFinder'] => {
  const found = new Map<Finder, Exclusion[]>()
  for (const exclusion of exclusions)
    for (const finder of exclusion.foundBy) found.set(finder, [...(found.get(finder) ?? []), exclusion])
  return found
}

const index = ({ exclusions, questions, covers, provisional }: ScopeRules): IndexedRules => ({
  byFinder: finders(exclusions),
  byKey: new Map(exclusions.map((exclusion) => [exclusion.key, exclusion])),
  answers: new Map(questions.map(({ id, answers }) => [id, new Map(answers.map((answer) => [answer.id, answer]))])),
  covered: { code: 'scope.covered', clause: covers.clause, facts: {} },
  provisional: { code: 'scope.provisional', clause: provisional.clause, facts: {} },
  waysOut: new Map(
    exclusions.flatMap(({ key, clause, wayOut }): readonly (readonly [string, Reason])[] =>
      wayOut === undefined ? [] : [[key, { code: 'scope.way_out', clause, facts: { exclusion: key, wayOut } }]],
    ),
  ),
})

const known = new WeakMap<ScopeRules, IndexedRules>()

/** Reads the rules once: a published policy never changes. */
export const indexedRules = (rules: ScopeRules): IndexedRules => {
  const kept = known.get(rules)
  if (kept) return kept
  const made = index(rules)
  known.set(rules, made)
  return made
}
