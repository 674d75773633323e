import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { listOf, placeOf } from './reach.ts'

const timeLimitMs = 5_000
const sizeLimitBytes = 256 * 1_024

/** Why a request that leaves the building got no answer. */
type EgressTrouble =
  | 'address_unknown'
  | 'address_private'
  | 'not_encrypted'
  | 'certificate'
  | 'no_answer'
  | 'redirected'
  | 'too_large'

export class EgressFault extends Error {
  readonly trouble: EgressTrouble
  constructor(trouble: EgressTrouble, cause?: unknown) {
    super(trouble, { cause })
    this.name = 'EgressFault'
    this.trouble = trouble
  }
}

interface EgressRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}
/** Asks an address that somebody typed. Throws `EgressFault`. */
export type Egress = (address: string, request?: EgressRequest) => Promise<Response>

/**
 * The one way to ask an address that a person entered. The name is resolved once, every answer is looked at, and the
 * connection goes to what was looked at. Addresses inside are reached only where `privateNetworks` names them, and only
 * those without encryption. Redirects are not followed; five seconds and 256 kB are the end.
 */
export function openEgress({ privateNetworks }: { readonly privateNetworks: readonly string[] }): Egress {
  const named = listOf(privateNetworks)
  return async (address, asked = {}) => {
    const url = new URL(address)
    const signal = AbortSignal.timeout(timeLimitMs)
    const reach = await withinTime(resolve(hostOf(url)), signal)
    const places = reach.map((one) => placeOf(one.address, named))
    if (places.includes('private')) throw new EgressFault('address_private')
    const isSecure = url.protocol === 'https:'
    if (!isSecure && (url.protocol !== 'http:' || places.includes('public'))) throw new EgressFault('not_encrypted')
    const answer = await send(url, { ...asked, reach, signal })
    const status = answer.statusCode ?? 0
    if (status >= 300 && status < 400) {
      answer.destroy()
      throw new EgressFault('redirected')
    }
    const body = await read(answer)
    return new Response(status === 204 ? null : new Uint8Array(body), { status, headers: headersOf(answer) })
  }
}

interface Address {
  readonly address: string
  readonly family: number
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

async function resolve(host: string): Promise<readonly Address[]> {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  try {
    return await lookup(host, { all: true })
  } catch (error) {
    throw new EgressFault('address_unknown', error)
  }
}

function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    signal.addEventListener('abort', () => fail(new EgressFault('no_answer')), { once: true })
    work.then(done, fail)
  })
}

type Sent = EgressRequest & { readonly reach: readonly Address[]; readonly signal: AbortSignal }

/** The connection is given the addresses that were looked at, whatever the name says by now. */
function send(url: URL, { method = 'GET', headers = {}, body, reach, signal }: Sent): Promise<IncomingMessage> {
  const [first] = reach
  if (!first) throw new EgressFault('address_unknown')
  const looked: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [...reach]) : done(null, first.address, first.family)
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  return new Promise((done, fail) => {
    const sending = request(url, { method, headers, lookup: looked, signal, agent: false }, done)
    sending.on('error', (error: Error & { readonly code?: string }) => fail(asFault(error)))
    sending.end(body)
  })
}

const asFault = (error: Error & { readonly code?: string }): EgressFault =>
  new EgressFault(/CERT|SELF_SIGNED|UNABLE_TO_|TLS|SSL/.test(error.code ?? '') ? 'certificate' : 'no_answer', error)

async function read(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      size += part.length
      if (size > sizeLimitBytes) throw new EgressFault('too_large')
      parts.push(part)
    }
  } catch (error) {
    throw error instanceof EgressFault ? error : new EgressFault('no_answer', error)
  }
  return Buffer.concat(parts)
}

function headersOf(answer: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}
