import type { ResponseMetric } from '../commitments/types.ts'
import type { PolicyTerms } from '../document/schema.ts'
import { type Priority, priorities } from '../priority/types.ts'
import { cadenceGenerosity, generosity, targetGenerosity } from './generosity.ts'
import type { CadenceKey, EntitledTerms, HeldCadence, HeldTerm, ScalarKey, ScalarValue, TermSource } from './types.ts'

export interface Layer {
  readonly from: TermSource
  readonly source: string
  readonly terms: PolicyTerms
}

interface Written<T> {
  readonly is: T
  readonly clause: string
}

const held = <T>(layer: Layer, term: Written<T>): HeldTerm<T> => ({
  value: term.is,
  clause: term.clause,
  from: layer.from,
  source: layer.source,
})

/** The most generous of plan and add-ons (of equals the plan's), then the annex outright where it names the term. */
const choose = <W extends Written<unknown>>(
  layers: readonly Layer[],
  read: (terms: PolicyTerms) => W | undefined,
  rank: (term: W) => number,
): { term: W; layer: Layer; replaced?: W } | undefined => {
  let best: { term: W; layer: Layer } | undefined
  for (const layer of layers) {
    const term = read(layer.terms)
    if (term === undefined) continue
    if (layer.from === 'annex') return { term, layer, ...(best ? { replaced: best.term } : {}) }
    if (!best || rank(term) > rank(best.term)) best = { term, layer }
  }
  return best
}

const chooseHeld = <T>(
  layers: readonly Layer[],
  read: (terms: PolicyTerms) => Written<T> | undefined,
  rank: (value: T) => number,
): HeldTerm<T> | undefined => {
  const chosen = choose<Written<T>>(layers, read, (term) => rank(term.is))
  if (!chosen) return undefined
  const { replaced } = chosen
  return {
    ...held(chosen.layer, chosen.term),
    ...(replaced ? { replaced: { value: replaced.is, clause: replaced.clause } } : {}),
  }
}

const scalar = <K extends ScalarKey>(key: K, layers: readonly Layer[]): HeldTerm<ScalarValue<K>> => {
  const read = (terms: PolicyTerms) => terms[key] as Written<ScalarValue<K>> | undefined
  const rank: (value: ScalarValue<K>) => number = generosity[key]
  const chosen = chooseHeld(layers, read, rank)
  if (!chosen) throw new TypeError(`A plan says nothing about ${key}.`)
  return chosen
}

const metrics: readonly ResponseMetric[] = ['first_response', 'next_response', 'update', 'resolution']

const targetsOf = (
  metric: ResponseMetric,
  layers: readonly Layer[],
  terms: { coverage: string; businessDay: string },
) => {
  const found: Partial<Record<Priority, HeldTerm<string>>> = {}
  for (const priority of priorities) {
    const read = (layer: PolicyTerms) => layer.targets?.[metric]?.[priority]
    const chosen = chooseHeld(layers, read, (written) => targetGenerosity(written, terms))
    if (chosen) found[priority] = chosen
  }
  return found
}

const cadenceKeys: readonly CadenceKey[] = [
  'production_assessment',
  'knowledge_transfer',
  'roadmap_review',
  'deployment_review',
  'regular_call',
]

type CadenceTerm = NonNullable<NonNullable<PolicyTerms['cadences']>[CadenceKey]>

const cadencesOf = (layers: readonly Layer[]): Partial<Record<CadenceKey, HeldCadence>> => {
  const found: Partial<Record<CadenceKey, HeldCadence>> = {}
  for (const key of cadenceKeys) {
    const chosen = choose<CadenceTerm>(layers, (terms) => terms.cadences?.[key], cadenceGenerosity)
    if (!chosen) continue
    const { term, layer, replaced } = chosen
    found[key] = {
      ...held(layer, term),
      ...(replaced ? { replaced: { value: replaced.is, clause: replaced.clause } } : {}),
      tailored: term.tailored === true,
      perCustomer: term.perCustomer === true,
    }
  }
  return found
}

/**
 * Combines plan and add-ons term by term, the more generous winning, and lays the annex over them: where it names a
 * term it wins outright, also when it is less generous.
 */
export const combineTerms = (layers: readonly Layer[]): EntitledTerms => {
  const hours = scalar('hours', layers)
  const coverage = scalar('coverage', layers)
  const comparing = { coverage: coverage.value, businessDay: hours.value.businessDay }
  const targets: EntitledTerms['targets'] = Object.fromEntries(
    metrics
      .map((metric) => [metric, targetsOf(metric, layers, comparing)])
      .filter(([, found]) => Object.keys(found ?? {}).length > 0),
  )
  return {
    coverage,
    hours,
    holidays: scalar('holidays', layers),
    seats: scalar('seats', layers),
    observers: scalar('observers', layers),
    sees: scalar('sees', layers),
    portal: scalar('portal', layers),
    webMeetings: scalar('webMeetings', layers),
    chat: scalar('chat', layers),
    training: scalar('training', layers),
    graceDays: scalar('graceDays', layers),
    namedManager: scalar('namedManager', layers),
    handsOnTraining: scalar('handsOnTraining', layers),
    successPlan: scalar('successPlan', layers),
    advocacy: scalar('advocacy', layers),
    targets,
    cadences: cadencesOf(layers),
  }
}
