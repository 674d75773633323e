import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { findIdentity, insertIdentity, noteEntry } from './identity-queries.ts'
import type { Assertion } from './ports.ts'
import { type ProviderRow, staffsAccount } from './queries.ts'

interface Connecting {
  readonly provider: ProviderRow
  readonly assertion: Assertion
  readonly personId: string
}

/** Makes a person known to a provider by issuer and subject. Refuses `identity.taken` when they are somebody else's. */
export async function connectIdentity(ctx: Ctx, { provider, assertion, personId }: Connecting): Promise<void> {
  const { issuer, subject } = assertion
  const at = new Date(await ctx.now())
  const known = await findIdentity(ctx, provider, subject)
  if (known && known.person_id !== personId) throw new Refusal('identity.taken')
  const identityId = known?.id ?? (await insertIdentity(ctx, { issuer, subject, personId, at }))
  if (identityId === undefined) throw new Refusal('identity.taken')
  await noteEntry(ctx, provider, { identityId, personId, at })
  await ctx.publish({
    type: 'identity.connected',
    ...(provider.account_id === staffsAccount ? {} : { accountId: provider.account_id }),
    subject: { type: 'identity', id: identityId },
    data: { personId, providerId: provider.id },
    texts: { issuer, subject },
  })
}
