import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'

const hourMs = 3_600_000

export interface LetterQuestion {
  readonly policy: Policy
  readonly at: InstantMs
  /** When this mailbox was last written to without having been proved. */
  readonly lastMailedAt?: InstantMs | undefined
  /** Letters to unproved addresses in the clock hour of `at`. */
  readonly mailedThisHour: number
}

export type LetterVerdict =
  | { readonly mayGo: true }
  | { readonly mayGo: false; readonly because: 'mailbox' | 'breaker'; readonly notBefore: InstantMs }

/** The clock hour that an instant lies in: the breaker counts by it. */
export const hourOf = (at: InstantMs): InstantMs => Math.floor(at / hourMs) * hourMs

/**
 * Whether a letter to an address that nobody proved may leave now, else from when on: one to a mailbox in so many hours,
 * whatever form asked for it, and no more than so many in an hour to all of them together (A23, I14).
 */
export function mayWriteToUnproved({ policy, at, lastMailedAt, mailedThisHour }: LetterQuestion): LetterVerdict {
  const { everyHours, perHour } = policy.people.heldRequests.proofMails
  const nextAt = lastMailedAt === undefined ? at : lastMailedAt + everyHours * hourMs
  if (nextAt > at) return { mayGo: false, because: 'mailbox', notBefore: nextAt }
  if (mailedThisHour >= perHour) return { mayGo: false, because: 'breaker', notBefore: hourOf(at) + hourMs }
  return { mayGo: true }
}
