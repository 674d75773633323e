import type { Letter, LetterFact } from '../letter/letter.ts'
import { closingWords, customerWords, type Saying } from './customer-words.ts'
import { staffWords } from './staff-words.ts'
import type { CustomerLetterKind, StaffLetterKind, TicketFacts } from './ticket-facts.ts'

/** Longer subjects are cut: mail programs show about this much. */
const SUBJECT_AT_MOST = 120

export const isCustomerKind = (kind: string): kind is CustomerLetterKind => Object.hasOwn(customerWords, kind)
export const isStaffKind = (kind: string): kind is StaffLetterKind => Object.hasOwn(staffWords, kind)

/** One line without control characters, so that it can stand in a header (CR, LF, NUL would begin another). */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

const cut = (text: string): string => {
  const letters = [...text]
  return letters.length <= SUBJECT_AT_MOST ? text : `${letters.slice(0, SUBJECT_AT_MOST - 1).join('')}…`
}

const factsOf = ({ subject, priority, account, at }: TicketFacts): readonly LetterFact[] => [
  { label: 'Ticket', value: oneLine(subject) },
  { label: 'Priority', value: priority },
  { label: 'Company', value: account },
  { label: 'When', value: at },
]

const footers = {
  customer: [
    'The link asks you to sign in. This mail holds nothing of the conversation itself.',
    'Please reply in the portal: answers to this address are not read.',
  ],
  staff: ['The link asks you to sign in. Notes and messages are never part of a mail.'],
} as const

const shape = (saying: Saying, facts: TicketFacts, side: 'customer' | 'staff'): Letter => {
  const more = side === 'customer' ? closingWords(facts) : []
  const paragraphs = [...saying.says, ...more].filter((sentence) => sentence !== undefined)
  const heading = oneLine(saying.heading)
  return {
    subject: cut(oneLine(`${heading}: ${facts.subject}`)),
    preview: paragraphs[0] ?? heading,
    heading,
    paragraphs,
    facts: factsOf(facts),
    ...(facts.reason !== undefined && { quote: { by: facts.by ?? '', text: facts.reason } }),
    action: { label: saying.button ?? 'Open the ticket', href: facts.link },
    footer: footers[side],
    language: facts.language,
  }
}

/** A mail about a ticket for a reader of one side. Undefined where that side gets no mail of this kind. */
export function ticketLetter(side: 'customer' | 'staff', kind: string, facts: TicketFacts): Letter | undefined {
  if (side === 'customer') return isCustomerKind(kind) ? shape(customerWords[kind](facts), facts, side) : undefined
  return isStaffKind(kind) ? shape(staffWords[kind](facts), facts, side) : undefined
}
