import type { AccountFacts } from './account-facts.ts'
import type { Saying } from './customer-words.ts'

interface News extends Saying {
  readonly path?: string
}
interface Sides {
  readonly customer?: (facts: AccountFacts) => News
  readonly staff?: (facts: AccountFacts) => News
}
type OwedLetter =
  | 'engagement_due'
  | 'engagement_late'
  | 'engagement_lapsed'
  | 'engagement_skipped'
  | 'engagement_contested'
  | 'engagement_settled'

const of = ({ values }: AccountFacts, name: string): string => values[name] ?? ''
const sessions: Readonly<Record<string, string>> = {
  production_assessment: 'production assessment',
  knowledge_transfer: 'knowledge-transfer session',
  roadmap_review: 'road-map review',
  deployment_review: 'production deployment review',
  regular_call: 'regular call',
}
const sessionOf = (facts: AccountFacts): string => sessions[of(facts, 'metric')] ?? 'session'
const seeProgramme = { button: 'See what we owe you', path: '/programme' } as const
const openAccount = { button: 'Open the account' } as const

/** Letters about what is owed without being asked, and what became of it. */
export const owedWords: Readonly<Record<OwedLetter, Sides>> = {
  engagement_due: {
    staff: (facts) => ({
      heading: `The ${sessionOf(facts)} of ${facts.account} is owed by ${of(facts, 'endsAt')}`,
      says: [
        `${Math.round(Number(of(facts, 'share')) * 100)} % of its time is over.`,
        facts.values.bookedAt === undefined
          ? 'Nothing is booked yet.'
          : `It is booked for ${facts.values.bookedAt}. It counts once the customer can read the minutes.`,
      ],
      tone: 'near',
      ...openAccount,
    }),
  },
  engagement_late: {
    customer: (facts) => ({
      heading: `We are late with the ${sessionOf(facts)} of ${facts.account}`,
      says: [
        `We promised it by ${of(facts, 'endsAt')}. Those who lead support were told, and it stays on record.`,
        'We will propose times to you.',
      ],
      tone: 'late',
      ...seeProgramme,
    }),
    staff: (facts) => ({
      heading: `Late: the ${sessionOf(facts)} of ${facts.account}`,
      says: [`It was owed by ${of(facts, 'endsAt')}. The customer sees that we are late.`],
      tone: 'late',
      ...openAccount,
    }),
  },
  engagement_lapsed: {
    customer: (facts) => ({
      heading: `The ${sessionOf(facts)} of ${facts.account} counts as not taken up`,
      says: ['We offered it three times or more and heard nothing. If it was otherwise, say so: a lead looks into it.'],
      ...seeProgramme,
    }),
  },
  engagement_skipped: {
    customer: (facts) => ({
      heading: `The ${sessionOf(facts)} of ${facts.account} is skipped`,
      says: [
        `${facts.isReader ? 'You' : (facts.subject ?? 'Somebody of your team')} asked for it. The next one stays.`,
      ],
      ...seeProgramme,
    }),
  },
  engagement_contested: {
    staff: (facts) => ({
      heading: `${facts.account} contradicts: ${sessionOf(facts)}`,
      says: [`${facts.subject ?? 'A contact'} says that it was otherwise. A lead decides; both texts stay.`],
      tone: 'near',
      ...openAccount,
    }),
  },
  engagement_settled: {
    customer: (facts) => ({
      heading: `We looked into the ${sessionOf(facts)} of ${facts.account}`,
      says: [
        facts.values.upheld === 'true'
          ? 'You are right. It is owed again, or on record as late.'
          : 'We see it otherwise. What you wrote and what we answered stand side by side.',
      ],
      ...seeProgramme,
    }),
  },
}
