import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { findSignOnEndpoint } from '@mainstay/contracts/identity-providers'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountByCode } from '../accounts/index.ts'
import { listOffers } from './identity-queries.ts'
import type { ProviderParts } from './provider-parts.ts'
import { staffsAccount } from './queries.ts'

type Asked = InputOf<typeof findSignOnEndpoint>['body']

/**
 * Which providers a sign-in page offers. A company or portal without one, and one that does not exist, are answered
 * alike; a person is never looked for.
 */
export const findSignOn =
  (parts: ProviderParts) =>
  ({ input: { body } }: Call<InputOf<typeof findSignOnEndpoint>>): Promise<OutputOf<typeof findSignOnEndpoint>> =>
    parts.asWorker('read', async (ctx) => {
      const accountId = await accountAsked(ctx, parts, body)
      const offers = await listOffers(ctx, accountId === undefined ? [] : [accountId])
      return { items: offers.map(({ id, label }) => ({ id: encodeId('idp', id), label })) }
    })

async function accountAsked(
  ctx: Ctx,
  parts: ProviderParts,
  { side, portal, asked, invitation }: Asked,
): Promise<string | undefined> {
  if (side === 'staff') return staffsAccount
  if (invitation !== undefined) return (await parts.invitations.look(ctx, invitation))?.side
  if (portal !== undefined) return parts.accountOfPortal(ctx, portal)
  if (asked === undefined) return undefined
  const domain = /@([^@\s]+)$/.exec(asked)?.[1]
  if (domain !== undefined) return parts.accountOfDomain(ctx, domain.toLowerCase())
  return (await accountByCode(ctx, asked.toUpperCase()))?.id
}
