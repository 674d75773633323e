import type { TicketStatus } from '../commitments/types.ts'

/** What belongs to one account. */
interface OfAccount {
  readonly accountId: string
}

/** What hangs on a ticket is seen as the ticket is: `private` means its opener and the primary on the customer's side. */
interface OfTicket extends OfAccount {
  readonly sight: 'team' | 'private'
  /** The contact in whose name it was opened; absent for what no contact opened. */
  readonly openedBy?: string
}

/** `staff` is a note's: no contact and no key of a customer ever sees it. */
interface WithAudience {
  readonly audience: 'customer' | 'staff'
}

/** Each kind of thing that an action is done to, with the facts that a rule may ask for. */
export interface AccessObjects {
  readonly account: OfAccount
  /** `managedBy`: who looks after its account. */
  readonly agreement: OfAccount & { readonly managedBy?: string }
  readonly contact: OfAccount
  readonly ticket: OfTicket & { readonly status: TicketStatus }
  /** A passage of a message, by its author. */
  readonly passage: OfTicket & WithAudience & { readonly writtenBy: string }
  readonly file: OfTicket & WithAudience
  readonly commitment: OfTicket
  /** Without an account: a member of the staff. */
  readonly person: { readonly personId: string; readonly accountId?: string }
  /** Without an account: an entry of the desk as a whole. */
  readonly audit: { readonly accountId?: string }
  /** A session with a customer. */
  readonly engagement: OfAccount
  readonly policy: Readonly<Record<never, never>>
  /** A request for the product: nobody's own. What an account asked for with it is the account's. */
  readonly feature_request: Readonly<Record<never, never>>
  /** What the vendor gives out, and what is known to be wrong with it. Which releases somebody sees, the rows say. */
  readonly release: Readonly<Record<never, never>>
  /** The desk as a whole: its staff, settings, clock, outbox. */
  readonly desk: Readonly<Record<never, never>>
}
export type ObjectKind = keyof AccessObjects
export type AccessObject = AccessObjects[ObjectKind]
