import type { Saying } from './customer-words.ts'
import { disputed, type StaffLetterKind, type TicketFacts } from './ticket-facts.ts'

type Say = (facts: TicketFacts) => Saying

const who = ({ by }: TicketFacts): string => by ?? 'The desk'
const promise = ({ promise: what }: TicketFacts): string => what ?? 'answer'

/** What staff read. Notes and the customer's own words stay in the console, behind sign-in. */
export const staffWords: Readonly<Record<StaffLetterKind, Say>> = {
  ticket_opened_urgent: (facts) => ({
    heading: `New ${facts.priority}, ${facts.number}`,
    says: [
      `${who(facts)} opened it for ${facts.account}.`,
      facts.dueAt === undefined ? undefined : `An answer is due by ${facts.dueAt}.`,
    ],
  }),
  contact_wrote: (facts) => ({
    heading: `${who(facts)} wrote on ${facts.number}`,
    says: [facts.dueAt === undefined ? undefined : `An answer is due by ${facts.dueAt}.`],
  }),
  priority_changed: (facts) => ({
    heading: `${facts.number} is now ${facts.priority}`,
    says: [
      `${who(facts)} changed it from ${facts.priorityBefore ?? 'what it was'}.`,
      facts.dueAt === undefined ? undefined : `An answer is due by ${facts.dueAt}.`,
      facts.reason === undefined ? undefined : 'The reason given:',
    ],
  }),
  reopened: (facts) => ({
    heading: `${facts.number} is open again`,
    says: [
      `${who(facts)} says that it is not solved.`,
      facts.dueAt === undefined ? undefined : `An answer is due by ${facts.dueAt}.`,
    ],
  }),
  disagreed: (facts) => ({
    heading: `${who(facts)} disagrees with ${disputed(facts)} ${facts.number}`,
    says: ['Somebody who leads support decides. Both texts stay on the ticket.'],
  }),
  attention_asked: (facts) => ({
    heading: `${who(facts)} asks for attention on ${facts.number}`,
    says: ['Read the reason on the ticket and acknowledge it by name.'],
  }),
  not_in_force: (facts) => ({
    heading: `${facts.number} came in without an agreement in force`,
    says: [`It is recorded for ${facts.account}; nothing is promised. You look after this account.`],
  }),
  warned: (facts) => ({
    heading: `${facts.percent ?? 0} % of the time is used on ${facts.number}`,
    says: [`The ${promise(facts)} is due by ${facts.dueAt ?? 'soon'}.`],
    tone: 'near',
  }),
  breached: (facts) => ({
    heading: `The ${promise(facts)} on ${facts.number} is late`,
    says: [`It was due by ${facts.dueAt ?? 'now'}. ${facts.account} sees that it is late.`],
    tone: 'late',
  }),
}
