import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  genericGrantRequest,
  type IDToken,
  type JsonObject,
  ResponseBodyError,
  type ServerMetadata,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import {
  type Assertion,
  type Binding,
  type Examined,
  type OpenIdConnect,
  type ProviderFacts,
  ProviderFault,
} from '../features/identity-providers/ports.ts'
import { type Egress, EgressFault } from '../platform/egress/index.ts'

const discoveredForMs = 5 * 60_000
const providersKept = 1_000

/** OpenID Connect by openid-client, every request through the egress guard. What was discovered is kept for five minutes. */
export function openOidc({
  egress,
  monotonicMs,
}: {
  readonly egress: Egress
  readonly monotonicMs: () => number
}): OpenIdConnect {
  const fetch = fetchBy(egress)
  const known = new Map<string, { readonly metadata: Promise<ServerMetadata>; readonly untilMs: number }>()
  const metadataOf = (issuer: string): Promise<ServerMetadata> => {
    const kept = known.get(issuer)
    if (kept && monotonicMs() < kept.untilMs) return kept.metadata
    const metadata = discover(issuer, fetch)
    known.delete(issuer)
    known.set(issuer, { metadata, untilMs: monotonicMs() + discoveredForMs })
    metadata.catch(() => known.delete(issuer))
    const [oldest] = known.keys()
    if (known.size > providersKept && oldest !== undefined) known.delete(oldest)
    return metadata
  }
  const configure = async (facts: ProviderFacts) => configurationOf(await metadataOf(facts.issuer), facts, fetch)
  return {
    examine: (facts) => examine(facts, { fetch, egress }),
    authorizationUrl: async (facts, binding) =>
      buildAuthorizationUrl(await configure(facts), await authorizationParameters(binding)).href,
    assertionOf: async (facts, binding, answer) => assertionBy(await configure(facts), { facts, binding, answer }),
  }
}

/** Reads what a provider says of itself; it must name the very issuer that was entered. */
async function discover(issuer: string, fetch: CustomFetch): Promise<ServerMetadata> {
  const found = await faulting(
    discovery(new URL(issuer), 'none', undefined, undefined, {
      execute: [allowInsecureRequests],
      [customFetch]: fetch,
    }),
    'not_a_provider',
  )
  const metadata = found.serverMetadata()
  if (new URL(metadata.issuer).href !== new URL(issuer).href) throw new ProviderFault('issuer_differs')
  if (!metadata.authorization_endpoint || !metadata.token_endpoint) throw new ProviderFault('no_code_flow')
  if (metadata.response_types_supported?.includes('code') === false) throw new ProviderFault('no_code_flow')
  if (!isWebAddress(metadata.authorization_endpoint)) throw new ProviderFault('not_a_provider')
  return metadata
}

const isWebAddress = (address: string): boolean => /^https?:\/\//.test(address)

function configurationOf(metadata: ServerMetadata, facts: ProviderFacts, fetch: CustomFetch): Configuration {
  const { clientId, clientSecret } = facts
  const asked = metadata.token_endpoint_auth_methods_supported
  const takesBasic = asked === undefined || asked.includes('client_secret_basic')
  const proof = takesBasic ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret)
  const configuration = new Configuration(metadata, clientId, clientSecret, proof)
  // the guard decides about encryption: by the address that is really called
  allowInsecureRequests(configuration)
  enableNonRepudiationChecks(configuration)
  configuration[customFetch] = fetch
  return configuration
}

async function authorizationParameters({ redirectUri, state, nonce, codeVerifier }: Binding) {
  return {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    response_type: 'code',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  }
}

interface Answered {
  readonly facts: ProviderFacts
  readonly binding: Binding
  readonly answer: string
}

/** State, issuer (RFC 9207), code, signature, audience, nonce and times are checked by the library; the issuer again by us. */
async function assertionBy(configuration: Configuration, { facts, binding, answer }: Answered): Promise<Assertion> {
  const here = new URL(binding.redirectUri)
  here.search = answer
  const tokens = await faulting(
    authorizationCodeGrant(configuration, here, {
      expectedState: binding.state,
      expectedNonce: binding.nonce,
      pkceCodeVerifier: binding.codeVerifier,
      idTokenExpected: true,
    }),
    'answer_refused',
  )
  const claims = tokens.claims()
  if (!claims || claims.iss !== facts.issuer) throw new ProviderFault('answer_refused')
  const said = claims.email === undefined ? await askMore(configuration, tokens.access_token, claims) : claims
  const { name, email } = said
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: typeof name === 'string' ? name : undefined,
    provedEmail: typeof email === 'string' && said.email_verified === true ? email : undefined,
  }
}

/** Some providers keep name and address out of the token. What they say then must be about the same subject. */
async function askMore(configuration: Configuration, accessToken: string, claims: IDToken): Promise<JsonObject> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims
  return fetchUserInfo(configuration, accessToken, claims.sub).catch(() => claims)
}

/**
 * Looks at everything that can be looked at without a person: what the provider says of itself, its keys, and, by a code
 * that nobody was given, whether it takes our client at all.
 */
async function examine(
  facts: ProviderFacts,
  by: { readonly fetch: CustomFetch; readonly egress: Egress },
): Promise<Examined> {
  const metadata = await discover(facts.issuer, by.fetch)
  await requireKeys(metadata, by.egress)
  return {
    issuer: metadata.issuer,
    namesItself: metadata.authorization_response_iss_parameter_supported === true,
    saysPkce: metadata.code_challenge_methods_supported?.includes('S256') ?? false,
    client: await tryClient(configurationOf(metadata, facts, by.fetch)),
  }
}

async function requireKeys({ jwks_uri: address }: ServerMetadata, egress: Egress): Promise<void> {
  if (address === undefined || !isWebAddress(address)) throw new ProviderFault('no_keys')
  const answer = await faulting(egress(address), 'no_keys')
  const read: unknown = await answer.json().catch(() => undefined)
  const keys = typeof read === 'object' && read !== null && 'keys' in read ? read.keys : undefined
  if (!answer.ok || !Array.isArray(keys) || keys.length === 0) throw new ProviderFault('no_keys')
}

async function tryClient(configuration: Configuration): Promise<Examined['client']> {
  try {
    await genericGrantRequest(configuration, 'authorization_code', {
      code: 'nobody-was-given-this-code',
      redirect_uri: 'https://mainstay.invalid/',
      code_verifier: 'nobody-was-given-this-code-nobody-was-given-it',
    })
    return 'unknown'
  } catch (error) {
    const egressFault = egressFaultIn(error)
    if (egressFault) throw new ProviderFault(egressFault.trouble, error)
    if (refusesClient(error)) throw new ProviderFault('client_refused', error)
    return error instanceof ResponseBodyError && error.error === 'invalid_grant' ? 'taken' : 'unknown'
  }
}

/** By the OAuth code, or by a 401 that asks for another proof. */
const refusesClient = (error: unknown): boolean =>
  error instanceof WWWAuthenticateChallengeError ||
  (error instanceof ResponseBodyError && ['invalid_client', 'unauthorized_client'].includes(error.error))

/** The library's way of asking, through the guard. */
const fetchBy =
  (egress: Egress): CustomFetch =>
  (url, { method, headers, body }) => {
    const sent = body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body : undefined
    return egress(url, { method, headers, ...(sent === undefined ? {} : { body: sent }) })
  }

async function faulting<T>(work: Promise<T>, otherwise: ProviderFault['trouble']): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof ProviderFault) throw error
    throw new ProviderFault(
      egressFaultIn(error)?.trouble ?? (saysOtherIssuer(error) ? 'issuer_differs' : otherwise),
      error,
    )
  }
}

function egressFaultIn(error: unknown): EgressFault | undefined {
  if (error instanceof EgressFault) return error
  return error instanceof Error && error.cause !== undefined ? egressFaultIn(error.cause) : undefined
}

const saysOtherIssuer = (error: unknown): boolean =>
  error instanceof Error && /discovered metadata issuer does not match/.test(error.message)
