import type { AccountFacts } from './account-facts.ts'
import type { Saying } from './customer-words.ts'

interface News extends Saying {
  readonly path?: string
}
interface Sides {
  readonly customer?: (facts: AccountFacts) => News
  readonly staff?: (facts: AccountFacts) => News
}
type SessionLetter =
  | 'session_offered'
  | 'session_declined'
  | 'session_booked'
  | 'session_moved'
  | 'session_cancelled'
  | 'session_minutes'
  | 'session_contested'
  | 'session_settled'
  | 'action_due'
  | 'action_overdue'

const kinds: Readonly<Record<string, string>> = {
  knowledge_transfer: 'knowledge-transfer session',
  roadmap_review: 'road-map review',
  deployment_review: 'production deployment review',
  regular_call: 'regular call',
  assessment_review: 'assessment review',
  training: 'training',
  best_practice_review: 'best-practice review',
  strategic_session: 'strategic session',
}
const of = ({ values }: AccountFacts, name: string): string => values[name] ?? ''
const session = (facts: AccountFacts): string => kinds[of(facts, 'kind')] ?? 'session'
const page = (facts: AccountFacts, button: string) => ({ button, path: `/programme/${of(facts, 'session')}` })
const who = ({ by }: AccountFacts): string => by ?? 'The desk'
const time = (facts: AccountFacts): string => of(facts, 'startsAt') || 'a time to be agreed on'

const booked = (facts: AccountFacts): News => ({
  heading: `Booked: ${session(facts)}, ${time(facts)}`,
  says: [
    'The invitation is attached for your calendar. The agenda and the meeting link stand on the page of the session.',
  ],
  ...page(facts, 'See the session'),
})
const moved = (facts: AccountFacts): News => ({
  heading: `Moved: ${session(facts)}, now ${time(facts)}`,
  says: ['The attached invitation takes the place of the one before.'],
  ...page(facts, 'See the session'),
})
const cancelled = (facts: AccountFacts): News => ({
  heading: `Called off: ${session(facts)}`,
  says: [`${who(facts)} called it off. Why stands on its page.`, 'What is owed stays owed.'],
  ...page(facts, 'See why'),
})
const settled = (facts: AccountFacts): News => ({
  heading: `Decided: whether the ${session(facts)} took place`,
  says: [`${who(facts)} decided it, and says why on the page of the session.`],
  ...page(facts, 'Read the decision'),
})
const due = (facts: AccountFacts): News => ({
  heading: `Due today: something you took on for ${facts.account}`,
  says: ['It is among the actions of the session. Say there when it is done.'],
  ...page(facts, 'See the action'),
})
const overdue = (facts: AccountFacts): News => ({
  heading: `Overdue: something you took on for ${facts.account}`,
  says: [`It was due on ${of(facts, 'dueOn')}. Both sides see it as overdue until it is done.`],
  tone: 'near',
  ...page(facts, 'See the action'),
})

/** Letters about sessions. What was said in one is read on its page alone. */
export const sessionWords: Readonly<Record<SessionLetter, Sides>> = {
  session_offered: {
    customer: (facts) => ({
      heading: `Choose a time: ${session(facts)}`,
      says: [`${who(facts)} proposes ${of(facts, 'times')} times within your hours. Take one, or say that none suits.`],
      ...page(facts, 'Choose a time'),
    }),
  },
  session_declined: {
    staff: (facts) => ({
      heading: `${facts.account} asks for other times: ${session(facts)}`,
      says: [`${who(facts)} says why on the page of the session. Propose others there.`],
      button: 'Propose other times',
    }),
  },
  session_booked: { customer: booked, staff: booked },
  session_moved: { customer: moved, staff: moved },
  session_cancelled: { customer: cancelled, staff: cancelled },
  session_minutes: {
    customer: (facts) => ({
      heading: `Minutes: ${session(facts)} of ${time(facts)}`,
      says: ['What was said and decided, and who does what next.'],
      ...page(facts, 'Read the minutes'),
    }),
  },
  session_contested: {
    staff: (facts) => ({
      heading: `${facts.account} says that a session did not happen`,
      says: [`${who(facts)} says so of the ${session(facts)} of ${time(facts)}. A lead looks into it and decides.`],
      tone: 'near',
      button: 'Look into it',
    }),
  },
  session_settled: { customer: settled, staff: settled },
  action_due: { customer: due, staff: due },
  action_overdue: { customer: overdue, staff: overdue },
}
