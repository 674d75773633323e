import type * as Front from './front.d.ts'
import { renderLetter as render } from './letter/render-letter.tsx'
import { accessLetterKinds as kindsOfAccess, accessLetter as wayIn } from './words/access-words.ts'
import { accountLetter as newsOf, isAccountKind as ofAccounts } from './words/account-letter.ts'
import { heldLetter as heldOf } from './words/held-letter.ts'
import {
  ticketLetter as letterOf,
  isCustomerKind as ofCustomers,
  isStaffKind as ofStaff,
} from './words/ticket-letter.ts'

/** The front door, held to the types that the server reads: it imports the built module and knows no JSX. */
export const {
  renderLetter,
  ticketLetter,
  isCustomerKind,
  isStaffKind,
  accountLetter,
  isAccountKind,
  heldLetter,
  accessLetter,
  accessLetterKinds,
}: typeof Front = {
  renderLetter: render,
  ticketLetter: letterOf,
  isCustomerKind: ofCustomers,
  isStaffKind: ofStaff,
  accountLetter: newsOf,
  isAccountKind: ofAccounts,
  heldLetter: heldOf,
  accessLetter: wayIn,
  accessLetterKinds: kindsOfAccess,
}
