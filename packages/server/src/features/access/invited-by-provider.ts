import type { Ctx } from '../../platform/ctx.ts'
import { giveSignIn } from './create-sign-in.ts'
import { acceptInvitations } from './invitation-queries.ts'
import { type OneTimeLinks, voidLinksOf } from './one-time-links.ts'
import { staffsSide } from './standing.ts'
import { proveAddress } from './use-links.ts'

/** An invitation that is accepted by coming in by a provider. All of it runs under the worker's role. */
export interface InvitedByProvider {
  /** Whom a link invites, and to which side; undefined for a link that opens nothing. Looking uses nothing up. */
  readonly look: (ctx: Ctx, token: string) => Promise<{ readonly linkId: string; readonly side: string } | undefined>
  /** Uses the link up, once, and returns whom it let in. */
  readonly accept: (ctx: Ctx, linkId: string) => Promise<string | undefined>
}

export const invitedByProvider = (links: OneTimeLinks): InvitedByProvider => ({
  look: async (ctx, token) => {
    const link = await links.look(ctx, { purpose: 'invitation', token })
    return link?.personId ? { linkId: link.id, side: link.accountId ?? staffsSide } : undefined
  },
  accept: async (ctx, linkId) => {
    const token = links.tokenOf({ id: linkId, purpose: 'invitation' })
    const personId = (await links.use(ctx, { purpose: 'invitation', token }))?.personId
    if (personId === undefined) return undefined
    await proveAddress(ctx, personId, undefined)
    await giveSignIn(ctx, personId)
    await acceptInvitations(ctx, personId)
    await voidLinksOf(ctx, personId)
    return personId
  },
})
