import type { Letter, LetterFact } from '../letter/letter.ts'
import { closingWords, customerWords, type Saying } from './customer-words.ts'
import { cutSubject, oneLine } from './one-line.ts'
import { staffWords } from './staff-words.ts'
import type { CustomerLetterKind, StaffLetterKind, TicketFacts } from './ticket-facts.ts'

type Side = 'customer' | 'staff'

export const isCustomerKind = (kind: string): kind is CustomerLetterKind => Object.hasOwn(customerWords, kind)
export const isStaffKind = (kind: string): kind is StaffLetterKind => Object.hasOwn(staffWords, kind)

/** A contact knows her company; staff look after many. */
const factsOf = ({ priority, account, at }: TicketFacts, side: Side): readonly LetterFact[] => [
  { label: 'Priority', value: priority },
  ...(side === 'staff' ? [{ label: 'Company', value: account }] : []),
  { label: 'When', value: at },
]

const footerOf = ({ zone, account }: TicketFacts, side: Side): readonly string[] => [
  ...(side === 'customer'
    ? [
        `You get this as a contact of ${account}. The link asks you to sign in; the conversation stays there.`,
        'Please reply in the portal: answers to this address are not read.',
      ]
    : ['The link asks you to sign in. Notes and messages are never part of a mail.']),
  `Your time is ${zone}, as in your settings.`,
]

const shape = (saying: Saying, facts: TicketFacts, side: Side): Letter => {
  const more = side === 'customer' ? closingWords(facts) : []
  const paragraphs = [...saying.says, ...more].filter((sentence) => sentence !== undefined)
  const heading = oneLine(saying.heading)
  return {
    subject: cutSubject(oneLine(`${heading}: ${facts.subject}`)),
    preview: paragraphs[0] ?? heading,
    heading,
    paragraphs,
    about: oneLine(facts.subject),
    tone: saying.tone ?? 'plain',
    facts: factsOf(facts, side),
    ...(facts.reason !== undefined && { quote: { by: facts.by ?? '', text: facts.reason } }),
    action: { label: saying.button ?? 'Open the ticket', href: facts.link },
    footer: footerOf(facts, side),
    // The words are English, whatever language the reader's dates are written in.
    language: 'en',
  }
}

/** A mail about a ticket for a reader of one side. Undefined where that side gets no mail of this kind. */
export function ticketLetter(side: Side, kind: string, facts: TicketFacts): Letter | undefined {
  if (side === 'customer') return isCustomerKind(kind) ? shape(customerWords[kind](facts), facts, side) : undefined
  return isStaffKind(kind) ? shape(staffWords[kind](facts), facts, side) : undefined
}
