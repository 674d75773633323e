import type { Letter } from '../letter/letter.ts'

export type HeldLetterKind = 'prove_address' | 'request_taken_on' | 'request_declined'

/** What such a letter is made of. Nothing in it was typed by anybody: no name, no subject (A23). */
export interface HeldFacts {
  readonly vendor: string
  /** Where its button leads. */
  readonly href: string
  /** Until when the link is good, in words; for `prove_address`. */
  readonly until?: string | undefined
  /** For `request_declined`. */
  readonly because?: string | undefined
}

const declined: Readonly<Record<string, string>> = {
  ask_contacts: 'Please turn to the people in your company who are in touch with us; they can write to us any time.',
  already_known: 'Your company has told us of it already, and we are on it with them.',
  not_for_support: 'It is nothing that our support can help with.',
}

type Words = Pick<Letter, 'heading' | 'paragraphs' | 'action'>
const wordsOf = (kind: HeldLetterKind, { vendor, href, until, because }: HeldFacts): Words => {
  switch (kind) {
    case 'prove_address':
      return {
        heading: `Did you write to ${vendor}?`,
        paragraphs: [
          `Somebody sent a request to ${vendor} and gave this address as theirs. If it was you, say so on the page behind this link, and we take care of it.`,
          'If it was not you, say that there, or do nothing: the request then goes no further.',
          ...(until === undefined ? [] : [`The link works once, until ${until}.`]),
        ],
        action: { label: 'Look at it', href },
      }
    case 'request_taken_on':
      return {
        heading: 'Your request was taken on',
        paragraphs: [
          'The people in your company who are in touch with us took on what you sent. It is with our engineers now; your colleagues see every answer and tell you.',
        ],
        action: { label: 'Send another request', href },
      }
    case 'request_declined':
      return {
        heading: 'Your request was not taken on',
        paragraphs: [
          'Thank you for writing to us. The people in your company who are in touch with us looked at your request and did not take it on.',
          declined[because ?? ''] ?? declined.ask_contacts ?? '',
        ],
        action: { label: 'Send another request', href },
      }
  }
}

/** A letter of fixed words to somebody who is nobody here. */
export function heldLetter(kind: HeldLetterKind, facts: HeldFacts): Letter {
  const { heading, paragraphs, action } = wordsOf(kind, facts)
  return {
    subject: heading,
    preview: paragraphs[0] ?? heading,
    heading,
    about: facts.vendor,
    tone: 'plain',
    paragraphs,
    facts: [],
    action,
    footer: [
      kind === 'prove_address'
        ? `${facts.vendor} writes to an address that nobody has confirmed at most once a day.`
        : `You get this because you wrote to ${facts.vendor} and confirmed this address.`,
    ],
    language: 'en',
  }
}
