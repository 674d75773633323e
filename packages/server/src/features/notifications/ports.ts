interface MailPicture {
  readonly cid: string
  readonly fileName: string
  readonly contentType: string
  readonly base64: string
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
  /** What it belongs to, for threading. */
  readonly references: string
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
