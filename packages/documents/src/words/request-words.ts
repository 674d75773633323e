import type { AccountFacts, AccountLetterKind } from './account-facts.ts'
import type { Saying } from './customer-words.ts'

interface News extends Saying {
  /** Where the button leads a contact; staff are led to the account. */
  readonly path?: string
}
export type Say = (facts: AccountFacts) => News
/** A side that is absent gets no letter of this kind, only the notice. */
export interface Sides {
  readonly customer?: Say
  readonly staff?: Say
}

const titleOf = ({ values }: AccountFacts): string => values.title ?? 'something you asked for'
const versionOf = ({ values }: AccountFacts): string | undefined =>
  (values.version ?? 'none') === 'none' ? undefined : values.version
/** What was said to everybody beside the status. */
const saidOf = ({ values }: AccountFacts): string | undefined => values.words

const seeIt = ({ values }: AccountFacts) => ({
  button: 'See the request',
  path: values.request === undefined ? '/road-map' : `/road-map/${values.request}`,
})

type RequestKind = Extract<AccountLetterKind, `request_${'considered' | 'planned' | 'begun' | 'shipped' | 'refused'}`>

/** How something stands that the reader asked for: in words that everybody who sees the request may read. */
export const requestWords: Readonly<Record<RequestKind, Sides>> = {
  request_considered: {
    customer: (facts) => ({
      heading: `Under consideration: ${titleOf(facts)}`,
      says: ['You asked for it. We are looking at whether and how we build it.', saidOf(facts)],
      ...seeIt(facts),
    }),
  },
  request_planned: {
    customer: (facts) => ({
      heading: `Planned${versionOf(facts) === undefined ? '' : ` for ${versionOf(facts)}`}: ${titleOf(facts)}`,
      says: ['You asked for it. It is a plan, not a promise: we tell you when it ships.', saidOf(facts)],
      ...seeIt(facts),
    }),
  },
  request_begun: {
    customer: (facts) => ({
      heading: `In progress: ${titleOf(facts)}`,
      says: ['You asked for it. We are building it, and tell you when it ships.', saidOf(facts)],
      ...seeIt(facts),
    }),
  },
  request_shipped: {
    customer: (facts) => ({
      heading: `Shipped${versionOf(facts) === undefined ? '' : ` in ${versionOf(facts)}`}: ${titleOf(facts)}`,
      says: [
        'You asked for it, and it is part of the product now.',
        saidOf(facts),
        'Does it do what you need? Tell us with a ticket if it does not.',
      ],
      ...seeIt(facts),
    }),
  },
  request_refused: {
    customer: (facts) => ({
      heading: `Not planned: ${titleOf(facts)}`,
      says: ['You asked for it. We do not plan to build it, and this is why:', saidOf(facts)],
      ...seeIt(facts),
    }),
  },
}
