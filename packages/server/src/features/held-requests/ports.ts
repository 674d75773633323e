import type { Ctx } from '../../platform/ctx.ts'

/** The account whose dedicated portal has this name in its address. Fulfilled by portals. */
export type AccountOfPortal = (ctx: Ctx, slug: string) => Promise<string | undefined>

/** `prove_address` is about a proof, the others about a request. */
export type HeldLetter = 'prove_address' | 'request_taken_on' | 'request_declined'
/**
 * Puts a letter of fixed words into the post, in this transaction; it is written when it leaves, from what is true then.
 * Fulfilled by notifications.
 */
export type PostHeldLetter = (
  ctx: Ctx,
  letter: { readonly kind: HeldLetter; readonly refId: string; readonly accountId?: string | undefined },
) => Promise<void>
