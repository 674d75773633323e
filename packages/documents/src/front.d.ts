import type { Letter } from './letter/letter.ts'
import type { RenderedLetter } from './letter/rendered-letter.ts'
import type { AccessFacts } from './words/access-facts.ts'
import type { AccountFacts } from './words/account-facts.ts'
import type { HeldFacts, HeldLetterKind } from './words/held-letter.ts'
import type { CustomerLetterKind, StaffLetterKind, TicketFacts } from './words/ticket-facts.ts'

export type { Letter, LetterAction, LetterFact } from './letter/letter.ts'
export type { LetterPicture } from './letter/letter-picture.ts'
export type { RenderedLetter } from './letter/rendered-letter.ts'
export type * from './paper/shapes/index.ts'
export type { AccessFacts } from './words/access-facts.ts'
export type { HeldLetterKind } from './words/held-letter.ts'
export type { CustomerLetterKind, LetterKind, StaffLetterKind, TicketFacts } from './words/ticket-facts.ts'

/** A letter as HTML and as plain text. */
export const renderLetter: (letter: Letter) => Promise<RenderedLetter>
/** A mail about a ticket for a reader of one side. Undefined where that side gets no mail of this kind. */
export const ticketLetter: (side: 'customer' | 'staff', kind: string, facts: TicketFacts) => Letter | undefined
/** Whether customers get a mail of this kind. */
export const isCustomerKind: (kind: string) => kind is CustomerLetterKind
/** Whether staff get a mail of this kind. */
export const isStaffKind: (kind: string) => kind is StaffLetterKind
/** A letter with news about an account. Undefined where that side gets none of this kind. */
export const accountLetter: (side: 'customer' | 'staff', kind: string, facts: AccountFacts) => Letter | undefined
/** Whether a side gets a letter of this kind about an account. */
export const isAccountKind: (side: 'customer' | 'staff', kind: string) => boolean
/** A letter of fixed words to somebody who is nobody here. */
export const heldLetter: (kind: HeldLetterKind, facts: HeldFacts) => Letter
/** A letter about coming in: a link that works once, or a change of how somebody signs in. Undefined for another kind. */
export const accessLetter: (kind: string, facts: AccessFacts) => Letter | undefined
export const accessLetterKinds: readonly string[]
