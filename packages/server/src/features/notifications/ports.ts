import type { EventType } from '@mainstay/contracts/events'
import type { Letter } from '@mainstay/documents'
import type { Ctx } from '../../platform/ctx.ts'

interface MailPicture {
  readonly cid: string
  readonly fileName: string
  readonly contentType: string
  readonly base64: string
}

/** What a calendar takes from a mail (RFC 5546): an invitation, its update, or its end. */
interface MailInvitation {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly content: string
}

/** A mail that is ready to leave. Addresses are bare; names stand beside them. */
export interface OutgoingMail {
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Pictures that the HTML shows by `cid:`. */
  readonly pictures: readonly MailPicture[]
  /** With angle brackets; the same on every try, so that a second copy is known for what it is (RFC 5322, 3.6.4). */
  readonly messageId: string
  /** What it belongs to, for threading; absent for a letter that stands alone. */
  readonly references?: string | undefined
  readonly invitation?: MailInvitation | undefined
  /** Epoch ms. */
  readonly at: number
}

/**
 * `refused`: the receiving side will never take it, and says whether the address is why. `later`: it may take it another
 * time, or we cannot know; `isAway` where there was no relay to ask at all.
 */
export type PostOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused'; readonly code: string; readonly isAddressBad: boolean }
  | { readonly outcome: 'later'; readonly code: string; readonly isAway?: boolean }

/** The way out of the building for mail. Never throws for what the other side does. */
export interface MailTransport {
  /** The part behind the @ of our own address: message ids end in it. */
  readonly domain: string
  readonly post: (mail: OutgoingMail) => Promise<PostOutcome>
  readonly close: () => void
}

/** A letter that some slice asked for by the event `letter.asked`; `subjectId` is that event's subject. */
export interface AskedLetter {
  readonly kind: string
  readonly subjectId: string
  /** Undefined where it belongs to no account. */
  readonly accountId: string | undefined
  readonly personId: string | undefined
  /** Where links lead, without a slash at the end. */
  readonly publicUrl: string
}

/** Writes the letters of some kinds, at the moment of sending: what must not be stored (a link's secret) is made here. */
export interface LetterSource {
  readonly kinds: readonly string[]
  /** Undefined where nobody should get it any more: used, expired, withdrawn. */
  readonly write: (
    ctx: Ctx,
    asked: AskedLetter,
  ) => Promise<{ readonly to: OutgoingMail['to']; readonly letter: Letter } | undefined>
}

/** Writes the invitation that goes along with news of some kinds, for one reader, as things are at the moment of sending. */
export interface InvitationSource {
  readonly on: readonly EventType[]
  readonly write: (
    ctx: Ctx,
    asked: {
      readonly type: EventType
      readonly subjectId: string
      readonly reader: { readonly name: string; readonly email: string }
      readonly side: 'customer' | 'staff'
      readonly publicUrl: string
    },
  ) => Promise<MailInvitation | undefined>
}
