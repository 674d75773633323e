import type { InputOf } from '@mainstay/contracts/endpoint'
import type { finishSignOnEndpoint } from '@mainstay/contracts/identity-providers'
import { type ProblemCode, Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Call } from '../../platform/http/route.ts'
import { type Attempt, attemptCookie, bindingOf, redirectUriOf, takeAttempt } from './attempt.ts'
import { connectIdentity } from './connect-identity.ts'
import { enterBy } from './enter-by.ts'
import { bindSession } from './identity-queries.ts'
import { type Assertion, type Binding, ProviderFault } from './ports.ts'
import { factsOf } from './provider-facts.ts'
import type { ProviderParts } from './provider-parts.ts'
import { findProvider, type ProviderRow, staffsAccount } from './queries.ts'

/**
 * Where a provider sends the browser back to. Only the browser that began, with the state it was given, goes on, and
 * once. Whatever goes wrong leads to a page that says so in a sentence (`sign_on` names the problem); nobody is let in
 * by half.
 */
export const finishSignOn =
  (parts: ProviderParts) =>
  async ({ request, reply }: Call<InputOf<typeof finishSignOnEndpoint>>): Promise<FastifyReply> => {
    const cookie = attemptCookie(parts.publicUrl)
    const secret = cookie.read(request)
    const query = request.url.split('?').slice(1).join('?')
    const binding = secret === undefined ? undefined : bindingOf(secret, redirectUriOf(parts.publicUrl, request))
    // a stranger's link with another state does not use up what this browser began
    if (!binding || new URLSearchParams(query).get('state') !== binding.state)
      return goOn(reply, '/sign-in', 'sign_on.interrupted')
    cookie.clear(reply)
    const attempt = await parts.asWorker('write', (ctx) => takeAttempt(ctx, secret as string))
    if (!attempt) return goOn(reply, '/sign-in', 'sign_on.interrupted')
    try {
      await settle(parts, { attempt, binding, query, request, reply })
      return goOn(reply, pageOf(attempt, attempt.wanted), attempt.person_id === null ? undefined : 'connected')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return goOn(reply, pageOf(attempt, attempt.person_id === null ? '/sign-in' : attempt.wanted), error.code)
    }
  }

interface Answered {
  readonly attempt: Attempt
  readonly binding: Binding
  readonly query: string
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function settle(parts: ProviderParts, answered: Answered): Promise<void> {
  const { attempt, request } = answered
  const provider = await parts.asWorker('read', (ctx) => findProvider(ctx, attempt.provider_id))
  if (!provider?.is_on) throw new Refusal('sign_on.refused')
  const assertion = await assertedBy(parts, provider, answered)
  const { person_id: personId } = attempt
  if (personId !== null) {
    await requireSamePerson(parts, request, personId)
    return parts.asWorker('write', (ctx) => connectIdentity(ctx, { provider, assertion, personId }))
  }
  await signIn(parts, { provider, assertion, linkId: attempt.link_id }, answered)
}

/** Whom the provider lets in: who accepts an invitation so, or who is known to it. */
const personBy = (parts: ProviderParts, { provider, assertion, linkId }: Entering): Promise<string> =>
  parts.asWorker('write', async (ctx) => {
    if (linkId === null) return enterBy(ctx, parts, { provider, assertion })
    const personId = await parts.invitations.accept(ctx, linkId)
    if (personId === undefined) throw new Refusal('link.spent')
    await connectIdentity(ctx, { provider, assertion, personId })
    return personId
  })

interface Entering {
  readonly provider: ProviderRow
  readonly assertion: Assertion
  readonly linkId: string | null
}

async function signIn(parts: ProviderParts, entering: Entering, { request, reply }: Answered): Promise<void> {
  const { provider } = entering
  const personId = await personBy(parts, entering)
  await parts.openSessionFor({
    personId,
    request,
    reply,
    bind: (sessionId) =>
      parts.asWorker('write', async (ctx) => {
        await bindSession(ctx, sessionId, provider, new Date(await ctx.now()))
      }),
  })
}

async function assertedBy(
  parts: ProviderParts,
  provider: ProviderRow,
  { binding, query }: Answered,
): Promise<Assertion> {
  const facts = factsOf(parts, provider)
  if (!facts) throw new Refusal('sign_on.provider_away')
  try {
    return await (await parts.oidc()).assertionOf(facts, binding, query)
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error
    throw new Refusal(error.trouble === 'answer_refused' ? 'sign_on.refused' : 'sign_on.provider_away')
  }
}

/** Who began to connect is still the one who is signed in here. */
async function requireSamePerson(parts: ProviderParts, request: FastifyRequest, personId: string): Promise<void> {
  const caller = await parts.identify({
    cookie: request.headers.cookie,
    authorization: undefined,
    account: undefined,
  })
  if (caller?.personId !== personId) throw new Refusal('sign_on.interrupted')
}

const pageOf = ({ account_id }: Attempt, page: string): string =>
  account_id === staffsAccount && !page.startsWith('/console') ? `/console${page}` : page

/** On to a page of ours. What happened stands in the address: nothing of it is secret. */
function goOn(reply: FastifyReply, page: string, happened: ProblemCode | 'connected' | undefined): FastifyReply {
  const to = happened === undefined ? page : `${page}${page.includes('?') ? '&' : '?'}sign_on=${happened}`
  return reply.code(303).header('Location', to).send()
}
