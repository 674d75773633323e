import { everyPath, fittingCells } from '../priority/paths.ts'
import { diffValues } from './diff-values.ts'
import type { Policy, PolicyTerms } from './schema.ts'
import { type TermEntry, termEntries } from './term-entries.ts'

/** What a change means for the customers that it concerns. */
export type ChangeEffect = 'better' | 'worse' | 'neutral'

export interface PolicyChange {
  readonly kind: 'term' | 'sold' | 'clause' | 'priority' | 'rule'
  /** Key of the plan or add-on; absent when it is for everyone. */
  readonly plan?: string
  /** Name for people: `Standard`, or `everyone`. */
  readonly for: string
  readonly path: string
  readonly clause?: string
  readonly before: string | null
  readonly after: string | null
  readonly effect: ChangeEffect
  /** One line: "P1 Critical on Standard: 2 hours -> 1 hour, shorter". */
  readonly text: string
}

const effectOf = (before: number, after: number): ChangeEffect => {
  if (before === after) return 'neutral'
  return after > before ? 'better' : 'worse'
}

const effectWord = (entry: TermEntry, effect: ChangeEffect): string => {
  if (effect === 'neutral') return 'changed'
  if (entry.kind === 'target') return effect === 'better' ? 'shorter' : 'longer'
  if (entry.kind === 'cadence') return effect === 'better' ? 'more often' : 'less often'
  return effect === 'better' ? 'better for the customer' : 'worse for the customer'
}

interface SoldThing {
  readonly key: string
  readonly name: string
  readonly terms: PolicyTerms
}

const termChange = (sold: SoldThing, before: TermEntry | undefined, after: TermEntry | undefined): PolicyChange[] => {
  const entry = after ?? before
  if (!entry) return []
  const shared = {
    kind: 'term' as const,
    plan: sold.key,
    for: sold.name,
    path: entry.path,
    clause: entry.clause,
    before: before?.value ?? null,
    after: after?.value ?? null,
  }
  const name = `${entry.label} on ${sold.name}`
  if (!before) return [{ ...shared, effect: 'better', text: `${name}: ${entry.value}, new` }]
  if (!after) return [{ ...shared, effect: 'worse', text: `${name}: ${entry.value}, no longer written` }]
  if (before.value !== after.value) {
    const effect = effectOf(before.rank, after.rank)
    return [{ ...shared, effect, text: `${name}: ${before.value} -> ${after.value}, ${effectWord(entry, effect)}` }]
  }
  if (before.clause === after.clause) return []
  return [
    { ...shared, effect: 'neutral', text: `${name}: rests on clause ${after.clause}, before on ${before.clause}` },
  ]
}

const termChanges = (a: Policy, b: Policy, before: SoldThing, after: SoldThing): readonly PolicyChange[] => {
  const olds = new Map(termEntries(a, before.terms).map((entry) => [entry.path, entry]))
  const news = new Map(termEntries(b, after.terms).map((entry) => [entry.path, entry]))
  return [...new Set([...olds.keys(), ...news.keys()])].flatMap((path) =>
    termChange(after, olds.get(path), news.get(path)),
  )
}

const soldBy = (policy: Policy): ReadonlyMap<string, SoldThing> =>
  new Map(
    [...Object.entries(policy.plans), ...Object.entries(policy.addOns)].map(([key, { name, terms }]) => [
      key,
      { key, name, terms },
    ]),
  )

const soldChanges = (a: Policy, b: Policy): readonly PolicyChange[] => {
  const [olds, news] = [soldBy(a), soldBy(b)]
  return [...new Set([...olds.keys(), ...news.keys()])].flatMap((key): readonly PolicyChange[] => {
    const [before, after] = [olds.get(key), news.get(key)]
    if (before && after) return termChanges(a, b, before, after)
    const name = (after ?? before)?.name ?? key
    const shared = {
      kind: 'sold' as const,
      plan: key,
      for: name,
      path: key,
      before: before?.name ?? null,
      after: after?.name ?? null,
    }
    return [
      after
        ? { ...shared, effect: 'better', text: `${name}: new` }
        : { ...shared, effect: 'worse', text: `${name}: no longer sold` },
    ]
  })
}

interface PlacedText {
  readonly title: string
  readonly text: string
  readonly for: string
}

const clauseTexts = (policy: Policy): ReadonlyMap<string, PlacedText> => {
  const names = soldBy(policy)
  const forWhom = (keys: readonly string[] | undefined): string =>
    keys?.map((key) => names.get(key)?.name ?? key).join(', ') ?? 'everyone'
  return new Map(
    policy.sections.flatMap(({ clauses }) =>
      clauses.map(({ id, title, text, appliesTo, reading }) => {
        const whole = [title, text, ...(reading ? [reading.text, reading.why] : [])].join('\n')
        return [id, { title, text: whole, for: forWhom(appliesTo) }] as const
      }),
    ),
  )
}

const clauseChanges = (a: Policy, b: Policy): readonly PolicyChange[] => {
  const [olds, news] = [clauseTexts(a), clauseTexts(b)]
  return [...new Set([...olds.keys(), ...news.keys()])].flatMap((id): readonly PolicyChange[] => {
    const [before, after] = [olds.get(id), news.get(id)]
    if (before?.text === after?.text && before?.for === after?.for) return []
    const said = before ? (after ? 'text changed' : 'removed') : 'new'
    const { title, for: whom } = after ?? before ?? { title: '', for: 'everyone' }
    const shared = { kind: 'clause' as const, for: whom, path: `clause.${id}`, clause: id, effect: 'neutral' as const }
    return [
      { ...shared, before: before?.text ?? null, after: after?.text ?? null, text: `Clause ${id}, ${title}: ${said}` },
    ]
  })
}

const priorityChanges = (a: Policy, b: Policy): readonly PolicyChange[] =>
  everyPath(b.priorityChoice).flatMap((answers): readonly PolicyChange[] => {
    const [before] = fittingCells(a.priorityChoice, answers)
    const [after] = fittingCells(b.priorityChoice, answers)
    if (!before || !after || before.priority === after.priority) return []
    const when = Object.entries(answers)
      .map(([question, answer]) => `${question} ${answer}`)
      .join(', ')
    const effect = after.priority < before.priority ? 'better' : 'worse'
    const shared = {
      kind: 'priority' as const,
      for: 'everyone',
      path: `priorityChoice.${when}`,
      clause: b.priorityChoice.clause,
      effect,
    } as const
    return [
      {
        ...shared,
        before: before.priority,
        after: after.priority,
        text: `Suggested for ${when}: ${before.priority} -> ${after.priority}, ${effect === 'better' ? 'higher' : 'lower'}`,
      },
    ]
  })

const ruleKeys = [
  'vendor',
  'title',
  'language',
  'products',
  'regions',
  'priorities',
  'commitments',
  'life',
  'told',
  'people',
  'agreements',
  'scope',
  'lifecycle',
  'requests',
  'success',
  'reports',
] as const

/** The clause that a rule rests on: the nearest one on the way to it. */
const clauseOf = (policy: Policy, path: string): string | undefined => {
  let node: unknown = policy
  let clause: string | undefined
  for (const name of path.split('.')) {
    if (typeof node !== 'object' || node === null) break
    if ('clause' in node && typeof node.clause === 'string') clause = node.clause
    node = Reflect.get(node, name)
  }
  return clause
}

/** `life.waitingToResolved.remindersAfter` as "waiting to resolved, reminders after". */
const sayPath = (path: string): string => {
  const [first = '', ...rest] = path.split('.')
  const names = rest.filter((name) => name !== 'is')
  return (names.length === 0 ? [first] : names)
    .map((name) =>
      name
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .replaceAll('_', ' ')
        .toLowerCase(),
    )
    .join(', ')
}

const ruleChanges = (a: Policy, b: Policy): readonly PolicyChange[] =>
  ruleKeys.flatMap((key) =>
    diffValues(a[key], b[key], key).map(({ path, before, after }): PolicyChange => {
      const clause = clauseOf(b, path) ?? clauseOf(a, path)
      const cited = clause === undefined ? '' : ` (clause ${clause})`
      const text = `${sayPath(path)}${cited}: ${before ?? 'not there'} -> ${after ?? 'not there'}`
      const shared = { kind: 'rule' as const, for: 'everyone', path, effect: 'neutral' as const }
      return { ...shared, before, after, text, ...(clause === undefined ? {} : { clause }) }
    }),
  )

/** What changed from one policy to another, for whom, and whether it is better or worse for the customer. */
export const diffPolicies = (a: Policy, b: Policy): readonly PolicyChange[] => [
  ...soldChanges(a, b),
  ...priorityChanges(a, b),
  ...ruleChanges(a, b),
  ...clauseChanges(a, b),
]
