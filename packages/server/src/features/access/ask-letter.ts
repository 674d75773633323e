import type { Ctx } from '../../platform/ctx.ts'
import type { AccessParts } from './access-parts.ts'
import type { CredentialChange } from './change-credentials.ts'
import type { LinkPurpose } from './one-time-links.ts'
import { principalOf } from './standing.ts'

/** Letters of this slice: one for each link, one for each change of how somebody comes in, one for a place given. */
type AccessLetterKind = LinkPurpose | CredentialChange | 'place_given'

interface Asked {
  readonly kind: AccessLetterKind
  readonly personId: string
  readonly accountId?: string | undefined
  /** The link that it carries, or the address that it goes to; absent where it goes to the main one. */
  readonly about?: { readonly type: 'link' | 'address'; readonly id: string }
}

/** Asks for a letter within this transaction; it is written when it is sent. Nothing where no mail leaves the desk. */
export async function askLetter(
  ctx: Ctx,
  { sendsMail }: Pick<AccessParts, 'sendsMail'>,
  { kind, personId, accountId, about }: Asked,
): Promise<void> {
  if (!sendsMail) return
  const principal = await principalOf(ctx, { personId, accountId })
  await ctx.publish({
    type: 'letter.asked',
    ...(accountId === undefined ? {} : { accountId }),
    subject: about ?? { type: 'person', id: personId },
    data: { kind, personId, side: principal?.role === 'desk_customer' ? 'customer' : 'staff' },
  })
}
