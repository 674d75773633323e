import { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import tls from 'node:tls'
import type { Machine } from '../machine/machine.ts'
import type { CollectorOf } from '../plan/schema.ts'
import { chainFacts, describeCertificate, readCertificateFiles, sayFault } from './certificates.ts'
import { type CollectorKind, known } from './collected.ts'

type Endpoint = CollectorOf<'tls'>['endpoints'][number]

const timeoutMs = 5000
const nameOf = ({ host, port }: Endpoint): string => `${host}:${port}`

/** A handshake that trusts nobody yet: what is presented is looked at, whoever signed it. */
const handshake = (
  { host, port, serverName }: Endpoint,
  options: tls.ConnectionOptions,
  signal: AbortSignal,
): Promise<tls.TLSSocket> =>
  new Promise((resolve, reject) => {
    const name = serverName ?? host
    const isName = !/^[\d.]+$|:/.test(name)
    const socket = tls.connect({
      host,
      port,
      ...(isName ? { servername: name } : {}),
      rejectUnauthorized: false,
      timeout: timeoutMs,
      ...options,
    })
    const stop = () => fail(new Error('stopped'))
    const fail = (error: Error) => {
      signal.removeEventListener('abort', stop)
      socket.destroy()
      reject(error)
    }
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', stop)
      resolve(socket)
    })
    socket.once('timeout', () => fail(new Error(`no answer within ${timeoutMs / 1000} s`)))
    socket.on('error', fail)
    signal.addEventListener('abort', stop, { once: true })
  })

/** What came with the certificate, and what a program that trusts the public authorities makes of it. */
const chainOf = (leaf: tls.DetailedPeerCertificate, { authorizationError: problem }: tls.TLSSocket) => {
  const chain = [leaf]
  for (let last = leaf; last.issuerCertificate && last.issuerCertificate !== last && chain.length < 10; ) {
    last = last.issuerCertificate
    chain.push(last)
  }
  return known({
    ...chainFacts(chain.map(({ raw }) => new X509Certificate(raw))),
    // the name is a fact of its own
    problem: problem && !/ALTNAME/.test(String(problem)) ? String(problem) : undefined,
  })
}

/** Whether TLS 1.0 or 1.1 is answered as well; unknown where this program cannot ask for them. */
async function offersOld(endpoint: Endpoint, signal: AbortSignal): Promise<boolean | undefined> {
  try {
    const socket = await handshake(
      endpoint,
      { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' },
      signal,
    )
    socket.destroy()
    return true
  } catch (error) {
    return /no protocols available|unsupported protocol.*local/i.test(String(error)) ? undefined : false
  }
}

/** Whether its web side asks browsers to come by TLS only (RFC 6797). */
const strictTransport = ({ host, port, serverName }: Endpoint, signal: AbortSignal): Promise<boolean | undefined> =>
  new Promise((resolve) => {
    const name = serverName ?? host
    const asked = request(
      {
        host,
        port,
        method: 'HEAD',
        path: '/',
        headers: { host: name },
        rejectUnauthorized: false,
        timeout: timeoutMs,
        signal,
        agent: false,
      },
      (answer) => {
        answer.resume()
        resolve(answer.headers['strict-transport-security'] !== undefined)
      },
    )
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(undefined))
    asked.end()
  })

async function readEndpoint(endpoint: Endpoint, machine: Machine) {
  machine.mayAsk(nameOf(endpoint))
  const { signal } = machine.surroundings
  const socket = await handshake(endpoint, {}, signal)
  const protocol = socket.getProtocol() ?? undefined
  const presented = socket.getPeerCertificate(true)
  const chain = presented.raw ? chainOf(presented, socket) : undefined
  socket.destroy()
  return known({
    endpoint: nameOf(endpoint),
    protocol,
    ...(presented.raw
      ? describeCertificate(new X509Certificate(presented.raw), endpoint.serverName ?? endpoint.host)
      : {}),
    chain,
    offersOld: await offersOld(endpoint, signal),
    strictTransport: endpoint.http ? await strictTransport(endpoint, signal) : undefined,
  })
}

/** Certificates and protocols of declared endpoints. */
export const tlsCollector: CollectorKind<'tls'> = {
  access: ({ files, endpoints }) => ({ files, endpoints: endpoints.map(nameOf) }),
  read: async ({ files, endpoints }, machine) => {
    const found: object[] = [...(await readCertificateFiles(files, machine))]
    for (const endpoint of endpoints) {
      try {
        found.push(await readEndpoint(endpoint, machine))
      } catch (error) {
        machine.remark(`${nameOf(endpoint)}: ${sayFault(error)}`)
      }
    }
    machine.note('endpoints', JSON.stringify(found, null, 2))
    return found.length > 0 ? { tls: found } : {}
  },
}
