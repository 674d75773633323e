import type { Agreement } from '@mainstay/contracts/accounts'
import { priorities } from '@mainstay/policy'
import { saySpan } from '@mainstay/policy/document'
import type { EntitledTerms, HeldTerm } from '@mainstay/policy/entitlements'

type Term = Agreement['terms'][number]

const row = (
  name: string,
  title: string,
  held: HeldTerm<string>,
  say: (value: string) => string = (value) => value,
): Term => ({
  name,
  title,
  value: say(held.value),
  clause: held.clause,
  replaced: held.replaced ? say(held.replaced.value) : null,
})

const asText = <T>(held: HeldTerm<T>, say: (value: T) => string): HeldTerm<string> => {
  const { replaced, ...rest } = held
  return {
    ...rest,
    value: say(held.value),
    ...(replaced ? { replaced: { value: say(replaced.value), clause: replaced.clause } } : {}),
  }
}

const cadenceTitles = {
  production_assessment: 'Production assessment',
  knowledge_transfer: 'Knowledge transfer',
  roadmap_review: 'Road-map review',
  deployment_review: 'Deployment review',
  regular_call: 'Regular call',
} as const

const coverageWords = { always: '24 x 7', business_hours: 'Business hours' } as const

/** The terms that hold, as rows for people: what, how much, by which clause, and what the order form replaced. */
export const termRows = (terms: EntitledTerms): readonly Term[] => [
  row(
    'coverage',
    'Coverage',
    asText(terms.coverage, (value) => coverageWords[value]),
  ),
  ...priorities.flatMap((priority) => {
    const held = terms.targets.first_response?.[priority]
    return held ? [row(`first_response.${priority}`, `Answer to ${priority}`, held, saySpan)] : []
  }),
  row('seats', 'Technical contacts', asText(terms.seats, String)),
  ...Object.entries(terms.cadences).flatMap(([key, held]) =>
    held ? [row(key, cadenceTitles[key as keyof typeof cadenceTitles], held)] : [],
  ),
]
