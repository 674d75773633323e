import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { connectIdentityProviderEndpoint } from '@mainstay/contracts/identity-providers'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { type ProviderFacts, ProviderFault } from './ports.ts'
import type { ProviderParts } from './provider-parts.ts'
import { findProvider, insertProvider, type ProviderRow, staffsAccount } from './queries.ts'
import { sayTrouble } from './say-trouble.ts'
import { providerView } from './views.ts'
import { ownerOf } from './whose-provider.ts'

type Input = InputOf<typeof connectIdentityProviderEndpoint>
type Body = Input['body']

/**
 * Connects a sign-in service. It is asked first, outside any transaction; what it calls itself is kept to the letter.
 * Refuses `provider.unusable` in a sentence, `provider.already`.
 */
export const connectProvider =
  (parts: ProviderParts) =>
  async ({ caller, input }: Call<Input>): Promise<OutputOf<typeof connectIdentityProviderEndpoint>> => {
    if (!caller) throw new Refusal('session.missing')
    const { body } = input
    const { principal } = caller
    const accountId = await parts.openUnit(principal, 'read', (ctx) => ownerOf(ctx, 'manage', body.accountId))
    requireJoining(body, accountId)
    const issuer = await issuerBy(parts, body)
    const row = await parts.openUnit(principal, 'write', async (ctx) => {
      await ownerOf(ctx, 'manage', body.accountId)
      return write(ctx, parts, { accountId, issuer, body })
    })
    return providerView(row)
  }

async function write(
  ctx: Ctx,
  { seal }: ProviderParts,
  { accountId, issuer, body }: { readonly accountId: string; readonly issuer: string; readonly body: Body },
): Promise<ProviderRow> {
  const id = ctx.newId()
  await insertProvider(ctx, {
    account_id: accountId,
    id,
    issuer,
    client_id: body.clientId,
    sealed_secret: seal.close(id, body.clientSecret),
    label: body.label,
    joins_as: body.joinsAs,
    join_domains: body.joinDomains,
    at: new Date(await ctx.now()),
  })
  await ctx.publish({
    type: 'identity_provider.connected',
    ...(accountId === staffsAccount ? {} : { accountId }),
    subject: { type: 'identity_provider', id },
    data: { joinsAs: body.joinsAs },
    texts: { issuer, clientId: body.clientId, label: body.label },
  })
  return (await findProvider(ctx, id)) as ProviderRow
}

async function issuerBy(parts: ProviderParts, facts: ProviderFacts): Promise<string> {
  try {
    return (await (await parts.oidc()).examine(facts)).issuer
  } catch (error) {
    if (error instanceof ProviderFault) throw new Refusal('provider.unusable', { detail: sayTrouble(error.trouble) })
    throw error
  }
}

/** Who may join without an invitation is bounded by mail domains; nobody becomes staff so. */
export function requireJoining(
  { joinsAs, joinDomains }: Pick<Body, 'joinsAs' | 'joinDomains'>,
  accountId: string,
): void {
  if (joinsAs === null) return
  const refuse = (pointer: string, code: string, detail: string) =>
    new Refusal('request.invalid', { errors: [{ pointer, code, detail }] })
  if (accountId === staffsAccount)
    throw refuse('/joinsAs', 'staff', 'Colleagues are added by an administrator; nobody becomes one by signing in.')
  if (joinDomains.length === 0)
    throw refuse('/joinDomains', 'needed', 'Say whose addresses may come in without an invitation.')
}
