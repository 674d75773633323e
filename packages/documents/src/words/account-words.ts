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

const keepTheirTime = 'Answers that are already promised keep their time.'
const seeTeam = { button: 'See your team', path: '/team' } as const
/** `Europe/Berlin` as "Berlin time". */
const timeOf = (zone: string): string => `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`

/** News about an account, a kind each, as each side reads it. */
export const accountWords: Readonly<Record<AccountLetterKind, Sides>> = {
  contact_ended: {
    customer: (facts) => ({
      heading: `${facts.subject ?? 'Somebody'} is no longer a technical contact of ${facts.account}`,
      says: [`${who(facts)} ended it. Open tickets passed to you, and the seat is free.`],
      button: 'See your team',
      path: '/team',
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
  primary_moved: {
    customer: (facts) => {
      const { fromZone = '', toZone = '' } = facts.values
      const moved = fromZone !== toZone
      return {
        heading: moved
          ? `The business hours of ${facts.account} follow a new place`
          : `The place of the primary contact of ${facts.account} is confirmed`,
        says: [
          `${who(facts)} changed where ${facts.subject ?? 'the primary contact'} works.`,
          moved ? `Business hours follow ${timeOf(toZone)} instead of ${timeOf(fromZone)}.` : 'Business hours stay.',
          keepTheirTime,
        ],
        ...seeTeam,
      }
    },
  },
  primary_planned: {
    customer: (facts) => ({
      heading:
        facts.values.kind === 'place'
          ? `The business hours of ${facts.account} follow a new place from ${facts.values.effectiveAt}`
          : `${facts.subject ?? 'Somebody else'} becomes the primary contact of ${facts.account}, ${facts.values.effectiveAt}`,
      says: [`${who(facts)} planned it. Until then nothing changes.`, keepTheirTime],
      ...seeTeam,
    }),
  },
  primary_plan_dropped: {
    customer: (facts) => ({
      heading: `A planned change of the primary contact of ${facts.account} does not happen`,
      says: [facts.values.because === 'withdrawn' ? `${who(facts)} took it back.` : 'Another change came first.'],
      ...seeTeam,
    }),
  },
  deputy_named: {
    customer: (facts) => ({
      heading:
        facts.subject === undefined
          ? `${facts.account} has no deputy for its primary contact`
          : `${facts.subject} steps in if the primary contact of ${facts.account} is gone`,
      says: [`${who(facts)} named it so.`],
      ...seeTeam,
    }),
  },
  deputy_stepped_in: {
    customer: (facts) => ({
      heading: `${facts.subject ?? 'The deputy'} stepped in as the primary contact of ${facts.account}`,
      says: [
        'The primary contact is gone, and the deputy named beforehand follows.',
        facts.values.hoursStay === 'true' ? 'Business hours stay as they are until a place is confirmed.' : undefined,
        keepTheirTime,
      ],
      ...seeTeam,
    }),
    staff: (facts) => ({
      heading: `${facts.subject ?? 'The deputy'} stepped in as the primary contact of ${facts.account}`,
      says: [
        'The primary contact is gone, and the deputy named beforehand follows.',
        facts.values.hoursStay === 'true' ? 'Business hours stay as they are until a place is confirmed.' : undefined,
      ],
      button: 'Open the account',
    }),
  },
}
