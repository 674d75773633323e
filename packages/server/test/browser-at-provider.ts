import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

const deskAddress = 'http://localhost:4080'
export const callbackAddress = `${deskAddress}/api/v1/auth/oidc/callback`

/** A browser that knows a desk and its providers: it keeps their cookies, and goes where it is sent. */
export class BrowserAtProvider {
  readonly #app: FastifyInstance
  readonly #jars = new Map<string, Map<string, string>>()

  constructor(app: FastifyInstance) {
    this.#app = app
  }

  /** Asks the desk. */
  async ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object, headers = {}) {
    const answer = await this.#app.inject({
      method,
      url: url.startsWith('/api') ? url : `/api/v1${url}`,
      headers: { host: 'localhost:4080', cookie: this.cookies(deskAddress), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    this.#keep(deskAddress, [answer.headers['set-cookie'] ?? []].flat())
    return answer
  }

  /** Signs in with a password. */
  signIn(email: string, password: string) {
    return this.ask('POST', '/auth/sign-in/email', { email, password })
  }

  /** Begins at the desk; returns the address at the provider. */
  async begin(providerId: string, how: 'start' | 'link' = 'start', wanted?: string): Promise<string> {
    const body = { providerId, ...(wanted === undefined ? {} : { wanted }) }
    const answer = await this.ask('POST', `/auth/oidc/${how}`, body)
    if (answer.statusCode !== 200) throw new Error(`begin gave ${answer.statusCode}: ${answer.body}`)
    return answer.json().url
  }

  /** Signs in at the provider's own page; returns the address that it sends back to. */
  async passProvider(url: string, login: string): Promise<string> {
    let next = url
    for (let steps = 0; steps < 12; steps += 1) {
      const isForm = new URL(next).pathname.startsWith('/interaction/')
      const answer = await fetch(next, {
        method: isForm ? 'POST' : 'GET',
        redirect: 'manual',
        headers: {
          cookie: this.cookies(next),
          ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        ...(isForm ? { body: new URLSearchParams({ login }) } : {}),
      })
      this.#keep(next, answer.headers.getSetCookie())
      const location = answer.headers.get('location')
      if (location === null) throw new Error(`the provider gave ${answer.status}: ${await answer.text()}`)
      next = new URL(location, next).href
      if (next.startsWith(deskAddress)) return next
    }
    throw new Error('the provider sends round in circles')
  }

  /** Comes back to the desk. Returns where it sends on to. */
  async comeBack(callback: string): Promise<string> {
    const { statusCode, headers } = await this.answerTo(callback)
    if (statusCode !== 303) throw new Error(`the callback gave ${statusCode}`)
    return String(headers.location)
  }

  answerTo(callback: string): Promise<LightMyRequestResponse> {
    const { pathname, search } = new URL(callback)
    return this.ask('GET', pathname + search)
  }

  /** The whole way in; returns where it ends. */
  async enter(providerId: string, login: string): Promise<string> {
    return this.comeBack(await this.passProvider(await this.begin(providerId), login))
  }

  /** Connects a provider with whoever is signed in. */
  async link(providerId: string, login: string): Promise<string> {
    return this.comeBack(await this.passProvider(await this.begin(providerId, 'link'), login))
  }

  /** Forgets whom the provider knows here, so that the next sign-in there is another's. */
  leaveProvider(issuer: string): void {
    this.#jars.delete(new URL(issuer).origin)
  }

  cookies(address: string): string {
    return [...(this.#jars.get(new URL(address).origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(address: string, lines: readonly string[]): void {
    const { origin } = new URL(address)
    const jar = this.#jars.get(origin) ?? new Map<string, string>()
    this.#jars.set(origin, jar)
    for (const line of lines) {
      const [pair = ''] = line.split(';', 1)
      const at = pair.indexOf('=')
      const isOver = /max-age=0\b|expires=thu, 01 jan 1970/i.test(line)
      if (isOver) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
}
