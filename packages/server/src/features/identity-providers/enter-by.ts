import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { principalOf } from '../access/index.ts'
import { connectIdentity } from './connect-identity.ts'
import { findIdentity, hadMandate, noteEntry } from './identity-queries.ts'
import { joinAccount } from './join-account.ts'
import type { Assertion } from './ports.ts'
import type { ProviderParts } from './provider-parts.ts'
import type { ProviderRow } from './queries.ts'

interface Entering {
  readonly provider: ProviderRow
  readonly assertion: Assertion
}

/**
 * Whom a provider lets in: the person whose issuer and subject were connected at this very provider and who has a place
 * on its side now; else, where the provider makes people, a new one. No other claim leads to anybody. Refuses
 * `sign_on.unknown`, `sign_on.no_role`, `contact.no_seat`.
 */
export async function enterBy(
  ctx: Ctx,
  { seatsOf }: Pick<ProviderParts, 'seatsOf'>,
  { provider, assertion }: Entering,
): Promise<string> {
  const known = await findIdentity(ctx, provider, assertion.subject)
  if (known?.is_known_here) {
    const { id: identityId, person_id: personId } = known
    if (!(await principalOf(ctx, { personId, through: { side: provider.account_id } })))
      throw new Refusal('sign_on.no_role')
    await noteEntry(ctx, provider, { identityId, personId, at: new Date(await ctx.now()) })
    return personId
  }
  if (known && (await hadMandate(ctx, provider.account_id, known.person_id))) throw new Refusal('sign_on.unknown')
  const personId = await joinAccount(ctx, seatsOf, { provider, assertion, personId: known?.person_id })
  await connectIdentity(ctx, { provider, assertion, personId })
  return personId
}
