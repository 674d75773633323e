import { cadenceGenerosity, generosity, targetGenerosity } from '../entitlements/generosity.ts'
import type { CadenceKey, ScalarKey, ScalarValue } from '../entitlements/types.ts'
import { priorities } from '../priority/types.ts'
import { words } from '../reasons/words.ts'
import type { Policy, PolicyTerms } from './schema.ts'
import { saySpan } from './spans.ts'
import { cadenceLabel, termLabels, termValues } from './term-labels.ts'

/** One term, flat: what it is about, its value in words, and how generous it is (comparable within one path). */
export interface TermEntry {
  readonly path: string
  readonly kind: 'scalar' | 'target' | 'cadence'
  readonly label: string
  readonly value: string
  readonly rank: number
  readonly clause: string
}

const scalarKeys = Object.keys(termLabels).filter((key): key is ScalarKey => Object.hasOwn(termLabels, key))
const metrics = ['first_response', 'next_response', 'update', 'resolution'] as const
const cadenceKeys: readonly CadenceKey[] = [
  'production_assessment',
  'knowledge_transfer',
  'roadmap_review',
  'deployment_review',
  'regular_call',
]

const scalarEntry = <K extends ScalarKey>(key: K, terms: PolicyTerms): TermEntry | undefined => {
  const term = terms[key] as { readonly is: ScalarValue<K>; readonly clause: string } | undefined
  if (!term) return undefined
  const [say, rank]: [(value: ScalarValue<K>) => string, (value: ScalarValue<K>) => number] = [
    termValues[key],
    generosity[key],
  ]
  return {
    path: key,
    kind: 'scalar',
    label: termLabels[key],
    value: say(term.is),
    rank: rank(term.is),
    clause: term.clause,
  }
}

const targetEntries = (policy: Policy, terms: PolicyTerms): readonly TermEntry[] => {
  const comparing = {
    coverage: terms.coverage?.is ?? 'business_hours',
    businessDay: terms.hours?.is.businessDay ?? '9h',
  }
  return metrics.flatMap((metric) =>
    priorities.flatMap((priority): readonly TermEntry[] => {
      const target = terms.targets?.[metric]?.[priority]
      if (!target) return []
      const what = metric === 'first_response' ? '' : `, ${words[`metric.${metric}`]}`
      return [
        {
          path: `targets.${metric}.${priority}`,
          kind: 'target',
          label: `${priority} ${policy.priorities[priority].name}${what}`,
          value: saySpan(target.is),
          rank: targetGenerosity(target.is, comparing),
          clause: target.clause,
        },
      ]
    }),
  )
}

const sayCadence = ({
  is,
  tailored,
  perCustomer,
}: {
  is: string
  tailored?: boolean | undefined
  perCustomer?: boolean | undefined
}): string => {
  const often = is.replace('1 every', 'one every')
  return `${often}${tailored ? ', made for you' : ''}${perCustomer ? ', unless you agree on another rhythm' : ''}`
}

const cadenceEntries = (terms: PolicyTerms): readonly TermEntry[] =>
  cadenceKeys.flatMap((key): readonly TermEntry[] => {
    const term = terms.cadences?.[key]
    if (!term) return []
    return [
      {
        path: `cadences.${key}`,
        kind: 'cadence',
        label: cadenceLabel(key),
        value: sayCadence(term),
        rank: cadenceGenerosity(term),
        clause: term.clause,
      },
    ]
  })

/** Every term that a plan, add-on or annex names, flat. */
export const termEntries = (policy: Policy, terms: PolicyTerms): readonly TermEntry[] => [
  ...scalarKeys.map((key) => scalarEntry(key, terms)).filter((entry) => entry !== undefined),
  ...targetEntries(policy, terms),
  ...cadenceEntries(terms),
]
