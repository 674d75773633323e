import type { Letter } from '../letter/letter.ts'
import { type CustomerLetterKind, disputed, type TicketFacts } from './ticket-facts.ts'

export interface Saying {
  readonly heading: string
  readonly says: readonly (string | undefined)[]
  readonly button?: string
  readonly tone?: Letter['tone']
}
type Say = (facts: TicketFacts) => Saying

const who = ({ by }: TicketFacts): string => by ?? 'Support'
const next = ({ nextUpdateBy }: TicketFacts): string | undefined =>
  nextUpdateBy === undefined ? undefined : `You hear from us again by ${nextUpdateBy}.`
const promised = ({ dueAt }: TicketFacts): string | undefined =>
  dueAt === undefined ? undefined : `An engineer answers by ${dueAt}, often sooner.`
const also = ({ alsoAnswered }: TicketFacts): string | undefined =>
  alsoAnswered === true ? 'The same message also has an answer for you.' : undefined

/** What a technical contact reads. The answer itself stays in the portal, behind sign-in. */
export const customerWords: Readonly<Record<CustomerLetterKind, Say>> = {
  answered: (facts) => ({
    heading: `${who(facts)} answered ${facts.number}`,
    says: ['The answer waits for you in the portal.', next(facts)],
    button: 'Read the answer',
  }),
  your_turn: (facts) => ({
    heading: `Your turn on ${facts.number}`,
    says: [`${who(facts)} answered and needs something from you to go on.`, next(facts)],
    button: 'Read and reply',
  }),
  workaround_given: (facts) => ({
    heading: `A workaround for ${facts.number}`,
    says: [`${who(facts)} described a way round that you can use until there is a fix.`, next(facts)],
    button: 'Read the workaround',
  }),
  fixed_in: ({ number, fixedIn, asksToConfirm }) => ({
    heading: `${number} is fixed in ${fixedIn ?? 'a new release'}`,
    says: [
      `${fixedIn ?? 'The release'} is available and mends it.`,
      asksToConfirm === true
        ? 'Once you run it, tell us: "Solved" closes the ticket, "Not solved" takes it up again.'
        : 'Its notes are under Releases.',
    ],
    button: asksToConfirm === true ? 'Say whether it is solved' : 'See the ticket',
  }),
  priority_changed: (facts) => ({
    heading: `${facts.number} is now ${facts.priority}`,
    says: [
      `${who(facts)} changed the priority from ${facts.priorityBefore ?? 'what it was'} to ${facts.priority}.`,
      facts.reason === undefined ? undefined : 'The reason given:',
    ],
    button: 'See the ticket',
  }),
  resolved: (facts) => ({
    heading: `${facts.number} is marked as solved`,
    says: [
      `${facts.by ?? 'The desk'} marked it as solved. Tell us whether it is: "Solved" closes it, "Not solved" takes it up again.`,
    ],
    button: 'Say whether it is solved',
  }),
  closing_soon: ({ number, closesAt }) => ({
    heading: `${number} closes soon`,
    says: [
      `It is marked as solved and closes by itself ${closesAt === undefined ? 'before long' : `by ${closesAt}`}.`,
      'If it is not solved, say so and we take it up again.',
    ],
    button: 'See the ticket',
  }),
  reminder: ({ number }) => ({
    heading: `${number} still waits for you`,
    says: ['We asked you something and have not heard back. Without a reply it is marked as solved after a while.'],
    button: 'Reply',
  }),
  closed: (facts) => ({
    heading: `${facts.number} is closed`,
    says: [
      'Did this solve it? On the ticket you can say yes, partly or no.',
      'What you write on it now becomes a new ticket that is linked to this one.',
    ],
    button: 'See the ticket',
  }),
  reopened: (facts) => ({
    heading: `${facts.number} is open again`,
    says: [`${who(facts)} took it up again.`],
    button: 'See the ticket',
  }),
  taken_over: (facts) => ({
    heading: `${facts.number} is in other hands`,
    says: [
      `${facts.opener ?? 'Another contact'} speaks for it now and is told of every answer. Everyone who follows it is told as before.`,
    ],
    button: 'See the ticket',
  }),
  ticket_opened: (facts) => ({
    heading: `${facts.number} was opened`,
    says: [
      `${who(facts)} opened this ticket for your company. If something in it is not right, correct it there.`,
      promised(facts),
    ],
    button: 'See the ticket',
  }),
  ticket_opened_urgent: (facts) => ({
    heading: `${facts.number} was opened as ${facts.priority}`,
    says: [`${who(facts)} opened this ticket for your company.`, promised(facts)],
    button: 'See the ticket',
  }),
  contact_wrote: (facts) => ({
    heading: `${who(facts)} wrote on ${facts.number}`,
    says: ['A colleague of yours wrote on a ticket that you follow.'],
    button: 'Read it',
  }),
  disagreed: (facts) => ({
    heading: `${who(facts)} disagrees with ${disputed(facts)} ${facts.number}`,
    says: ['Someone who leads support decides. Both reasons stay on the ticket.'],
    button: 'See the ticket',
  }),
  dissent_decided: (facts) => ({
    heading: `${facts.isAboutScope ? 'What is covered' : 'The priority'} of ${facts.number} was decided`,
    says: [`${who(facts)} read the disagreement and decided. The decision and its reason are on the ticket.`],
    button: 'Read the decision',
  }),
  attention_asked: (facts) => ({
    heading: `Attention was asked for ${facts.number}`,
    says: ['Those who lead support were told; one of them answers by name.'],
    button: 'See the ticket',
  }),
  attention_acknowledged: (facts) => ({
    heading: `${who(facts)} looks after ${facts.number}`,
    says: [`Attention was asked for. ${who(facts)} read the reason and takes care of it.`],
    button: 'See the ticket',
  }),
  not_in_force: (facts) => ({
    heading: `${facts.number} is recorded, without a promised time`,
    says: ['No agreement was in force when it came in. It is recorded and seen; no answering time is promised for it.'],
    button: 'See the ticket',
  }),
}

/** Sentences that any of them may end with. */
export const closingWords = (facts: TicketFacts): readonly (string | undefined)[] => [also(facts)]
