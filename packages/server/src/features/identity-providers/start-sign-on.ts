import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { linkSignOnEndpoint, startSignOnEndpoint } from '@mainstay/contracts/identity-providers'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { ownAccountsOf } from '../access/index.ts'
import { attemptCookie, beginAttempt, bindingOf, redirectUriOf } from './attempt.ts'
import { ProviderFault } from './ports.ts'
import { factsOf } from './provider-facts.ts'
import type { ProviderParts } from './provider-parts.ts'
import { findProvider, type ProviderRow, staffsAccount } from './queries.ts'

type Sent = OutputOf<typeof startSignOnEndpoint>

/** Begins to sign in by a provider. Refuses `provider.not_found` also for one that is off, `sign_on.provider_away`. */
export const startSignOn =
  (parts: ProviderParts) =>
  async ({ input, request, reply }: Call<InputOf<typeof startSignOnEndpoint>>): Promise<Sent> => {
    const { providerId, wanted, invitation } = input.body
    const provider = await providerThatIsOn(parts, providerId)
    const linkId = invitation === undefined ? undefined : await invitedBy(parts, provider, invitation)
    return begin(parts, { request, reply, wanted, provider, linkId })
  }

/** Begins to connect a provider of the caller's own side with herself; a key connects nothing. */
export const linkSignOn =
  (parts: ProviderParts) =>
  async ({ caller, input, request, reply }: Call<InputOf<typeof linkSignOnEndpoint>>): Promise<Sent> => {
    if (!caller) throw new Refusal('session.missing')
    if (caller.means !== 'session') throw new Refusal('access.denied')
    const { providerId, wanted } = input.body
    const provider = await providerThatIsOn(parts, providerId)
    if (!ownersFor(caller.principal).includes(provider.account_id)) throw new Refusal('provider.not_found')
    return begin(parts, { request, reply, wanted, provider, personId: caller.personId })
  }

/** Whose providers somebody may connect: those of the accounts that this session reaches, or the staff's. */
export const ownersFor = (principal: Principal): readonly string[] =>
  principal.role === 'desk_customer' ? ownAccountsOf(principal).map(({ id }) => id) : [staffsAccount]

/** An invitation is accepted by a provider of the side that it invites to. Refuses `link.spent`. */
async function invitedBy(parts: ProviderParts, { account_id }: ProviderRow, token: string): Promise<string> {
  const invited = await parts.asWorker('read', (ctx) => parts.invitations.look(ctx, token))
  if (invited?.side !== account_id) throw new Refusal('link.spent')
  return invited.linkId
}

async function providerThatIsOn(parts: ProviderParts, wireId: string): Promise<ProviderRow> {
  const row = await parts.asWorker('read', (ctx) => findProvider(ctx, decodeId('idp', wireId)))
  if (!row?.is_on) throw new Refusal('provider.not_found')
  return row
}

interface Beginning {
  readonly provider: ProviderRow
  readonly wanted: string
  readonly personId?: string
  readonly linkId?: string | undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function begin(parts: ProviderParts, beginning: Beginning): Promise<Sent> {
  const { provider, wanted, personId, linkId, request, reply } = beginning
  const facts = factsOf(parts, provider)
  if (!facts) throw new Refusal('sign_on.provider_away')
  const secret = await parts.asWorker('write', (ctx) =>
    beginAttempt(ctx, {
      account_id: provider.account_id,
      provider_id: provider.id,
      person_id: personId ?? null,
      link_id: linkId ?? null,
      wanted,
    }),
  )
  const binding = bindingOf(secret, redirectUriOf(parts.publicUrl, request))
  const url = await (await parts.oidc()).authorizationUrl(facts, binding).catch((error: unknown) => {
    throw error instanceof ProviderFault ? new Refusal('sign_on.provider_away') : error
  })
  attemptCookie(parts.publicUrl).give(reply, secret)
  return { url }
}
