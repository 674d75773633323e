/**
 * How long a process that was killed keeps others from its mails: what it had in hand goes within half a minute of the
 * crash (reliability P2). A process that lives renews its hold, however slow the relay is.
 */
export const LEASE_MS = 20_000
/** Three renewals may fail before the hold is lost. */
export const RENEW_EVERY_MS = 5_000
