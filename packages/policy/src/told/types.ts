import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'
import type { Priority } from '../priority/types.ts'
import type { Reason } from '../reasons/types.ts'

/** What happened, in the policy's own words for whom it tells. */
export type ToldEvent = keyof Policy['told']['events']
export type ToldOf =
  | { readonly of: ToldEvent }
  /** A share of a promise's open time is used, in percent. */
  | { readonly of: 'warning'; readonly percent: number }
  | { readonly of: 'breach' }

export interface ToldContact {
  readonly personId: string
  readonly role: 'contact' | 'observer'
  readonly isPrimary: boolean
  readonly awayUntil?: InstantMs | undefined
  /** Wants no word of urgent tickets that are not her own. */
  readonly urgentOff?: boolean | undefined
}
export interface ToldStaff {
  readonly personId: string
  readonly roles: readonly string[]
  readonly isLeadOnDuty: boolean
  readonly isHeadOfSupport: boolean
  /** Whether this account is within sight. */
  readonly seesAccount: boolean
}
export interface ToldTicket {
  readonly priority: Priority
  readonly sight: 'team' | 'private'
  readonly openedBy: string
  /** Who spoke for it before, where that is what happened. */
  readonly previousOpener?: string | undefined
  readonly assigneeId?: string | undefined
}

export interface ToldQuestion {
  readonly policy: Policy
  readonly at: InstantMs
  readonly about: ToldOf
  readonly ticket: ToldTicket
  /** Who did it; nobody is told of their own act. */
  readonly actorId?: string | undefined
  /** Everyone with an open mandate for the account. */
  readonly contacts: readonly ToldContact[]
  readonly followers: readonly string[]
  /** Everyone on the staff now. */
  readonly staff: readonly ToldStaff[]
  readonly account: { readonly tamId?: string | undefined; readonly managerId: string }
  /** `staff` for what only staff may know of, such as a note: then no customer is ever told. */
  readonly audience: 'customer' | 'staff'
}

export interface Recipient {
  readonly personId: string
  readonly side: 'customer' | 'staff'
  /** Why: words of the policy's lists, or `instead_of_away`, `instead_of_ended`, `instead_of_nobody`. */
  readonly because: readonly string[]
  /** The same as a reason: code `told`, the clause that names them, and `because` as its fact. */
  readonly reason: Reason
}
