import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

interface Client {
  readonly id: string
  readonly secret: string
  readonly redirectUri: string
}
/** What the provider says of somebody beside the subject, which is the name that they type on its page. */
export type Claims = Readonly<Record<string, unknown>>

/** A real OpenID Connect provider in this process, with a sign-in page of its own. */
export interface TestProvider {
  readonly issuer: string
  /** By login; change it while it runs. */
  readonly people: Map<string, Claims>
  close(): Promise<void>
}

const loginPage = (
  uid: string,
) => `<!doctype html><html lang="en"><head><title>Sign in at the provider</title><link rel="icon" href="data:,"></head><body>
<main><h1>The provider</h1><form method="post" action="/interaction/${uid}">
<label>Login <input name="login" autofocus required></label> <button>Go on</button></form></main></body></html>`

/** Opens a provider on a free port of this machine. `thinTokens`: name and address are told by its userinfo alone. */
export async function openProvider({
  clients,
  people = {},
  thinTokens = false,
}: {
  readonly clients: readonly Client[]
  readonly people?: Readonly<Record<string, Claims>>
  readonly thinTokens?: boolean
}): Promise<TestProvider> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const known = new Map(Object.entries(people))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: clients.map(({ id, secret, redirectUri }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [redirectUri],
    })),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: thinTokens,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, login) => ({
      accountId: login,
      claims: async () => ({ ...known.get(login), sub: login }),
    }),
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1]
    if (uid === undefined) return void answer(request, response)
    if (request.method === 'GET') return void response.setHeader('content-type', 'text/html').end(loginPage(uid))
    void readForm(request).then((form) =>
      provider.interactionFinished(request, response, { login: { accountId: form.get('login') ?? '' } }),
    )
  })
  return {
    issuer,
    people: known,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const part of request) text += String(part)
  return new URLSearchParams(text)
}
