import type { AccountFacts, AccountLetterKind } from './account-facts.ts'
import type { Saying } from './customer-words.ts'

interface News extends Saying {
  /** Where the button leads a contact; staff are led to the account. */
  readonly path?: string
}
type Say = (facts: AccountFacts) => News
/** A side that is absent gets no letter of this kind, only the notice. */
interface Sides {
  readonly customer?: Say
  readonly staff?: Say
}

const who = ({ by }: AccountFacts): string => by ?? 'The desk'

/** News about an account, a kind each, as each side reads it. */
export const accountWords: Readonly<Record<AccountLetterKind, Sides>> = {
  contact_ended: {
    customer: (facts) => ({
      heading:
        facts.values.role === 'observer'
          ? `${facts.subject ?? 'Somebody'} can no longer read the tickets of ${facts.account}`
          : `${facts.subject ?? 'Somebody'} is no longer a technical contact of ${facts.account}`,
      says: [
        facts.values.replacedBy === undefined
          ? `${who(facts)} ended it. Open tickets passed to you, and the seat is free.`
          : `${who(facts)} gave the seat to somebody else. Open tickets passed to you.`,
      ],
      button: 'See your team',
      path: '/team',
    }),
  },
  request_held: {
    customer: (facts) => ({
      heading: `Somebody who is not a contact of ${facts.account} wrote to us`,
      says: [
        'Read it and take it on as a ticket, or decline it. Until then no clock runs and nobody here works on it.',
        'Nobody has checked who is behind it.',
      ],
      button: 'Read the request',
      path: '/team',
    }),
  },
  request_unseen: {
    staff: (facts) => ({
      heading: `A request from outside lies unseen at ${facts.account}`,
      says: ['No contact has opened it. You look after this account: call somebody there, or have a lead admit it.'],
    }),
  },
  primary_changed: {
    customer: (facts) => ({
      heading: `${facts.subject ?? 'Somebody else'} is now the primary contact of ${facts.account}`,
      says: [
        `${who(facts)} changed it. Business hours now follow the place where ${facts.subject ?? 'the primary contact'} works.`,
        'Answers that are already promised keep their time.',
      ],
      button: 'See your team',
      path: '/team',
    }),
  },
  training_handed_in: {
    staff: (facts) => ({
      heading: `A certificate of ${facts.subject ?? 'a contact'}, ${facts.account}, waits for you`,
      says: [`${who(facts)} handed it in. Accept it, or decline it with a reason; it counts once you accepted it.`],
      button: 'See the account',
    }),
  },
  training_decided: {
    customer: (facts) =>
      facts.values.accepted === 'true'
        ? {
            heading: 'Your training is on record',
            says: [`${who(facts)} accepted your certificate.`],
            button: 'See your training',
            path: '/team',
          }
        : {
            heading: 'Your certificate was not accepted',
            says: [`${who(facts)} says why in the portal. You can hand in another.`],
            button: 'See why',
            path: '/team',
          },
  },
}
