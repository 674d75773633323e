import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type ServerOptions } from 'node:https'
import { type AddressInfo, createServer as createPlain, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runCollector } from '../run-collectors.ts'
import { type Certificate, makeCertificate } from './testing/make-certificate.ts'

const name = 'support.acme.example'
const day = 86_400_000
const now = Math.floor(Date.now() / 1000) * 1000
const ago = (days: number): Date => new Date(now - days * day)
const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

const listen = async (server: Server): Promise<number> => {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
const serve = (made: Certificate, options: ServerOptions = {}, headers: Record<string, string> = {}) =>
  listen(
    createServer({ key: made.key, cert: made.cert, ...options }, (_, answer) => {
      answer.writeHead(200, headers)
      answer.end()
    }),
  )
const collect = (ports: readonly number[], more: object = {}, { timeoutSeconds = 20, files = [] as string[] } = {}) =>
  runCollector(
    {
      ...{ id: 'tls', kind: 'tls', timeoutSeconds, files },
      endpoints: ports.map((port) => ({ host: '127.0.0.1', port, serverName: name, http: true, ...more })),
    },
    { env: {}, network: true, signal: new AbortController().signal, redact: (text) => text, skip: new Set() },
  )
const factsOf = async (port: number, more: object = {}) => {
  const { facts } = await collect([port], more)
  return (facts as { tls: readonly Record<string, unknown>[] }).tls[0]
}

const soon = makeCertificate({ subject: 'Acme Rail', names: [name], from: ago(347), until: ago(-18) })

it('a certificate is told with its end, its key, who signed it and whether it fits the name', async () => {
  expect(await factsOf(await serve(soon))).toMatchObject({
    ...{ notAfter: ago(-18).toISOString(), issuer: 'Acme Rail', selfSigned: true, nameMatches: true },
    ...{ keyType: 'ec', keyBits: 256, signature: 'sha256WithECDSA', protocol: 'TLSv1.3', offersOld: false },
    ...{ strictTransport: false, chain: { length: 1, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' } },
  })
})

it('one that has ended is read like any other, by its address too', async () => {
  const ended = makeCertificate({ subject: 'Acme Rail', names: ['127.0.0.1'], from: ago(800), until: ago(435) })
  expect(await factsOf(await serve(ended), { serverName: undefined })).toMatchObject({
    ...{ notAfter: ago(435).toISOString(), nameMatches: true },
  })
})

it('of a chain the earliest end counts, and a name that is another’s is told', async () => {
  const until = ago(-3_000)
  const root = makeCertificate({ subject: 'Root', from: ago(10), until, key: 'rsa', isAuthority: true })
  const middle = makeCertificate({ subject: 'Middle', from: ago(10), until: ago(-5), issuer: root, isAuthority: true })
  const leaf = makeCertificate({ subject: 'Leaf', names: ['other.example'], from: ago(10), until, issuer: middle })
  const whole = await serve({ ...leaf, cert: `${leaf.cert}${middle.cert}${root.cert}` })
  expect(await factsOf(whole)).toMatchObject({
    ...{ issuer: 'Middle', selfSigned: false, nameMatches: false, notAfter: until.toISOString() },
    ...{
      signature: 'sha256WithECDSA',
      chain: { length: 3, earliestNotAfter: ago(-5).toISOString(), problem: 'SELF_SIGNED_CERT_IN_CHAIN' },
    },
  })
  expect(await factsOf(await serve(leaf))).toMatchObject({
    chain: { length: 1, problem: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
  })
})

it('old protocols that are still answered, and the word to come by TLS only, are seen', async () => {
  const old = await serve(
    soon,
    { minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ciphers: 'DEFAULT:@SECLEVEL=0' },
    { 'strict-transport-security': 'max-age=31536000' },
  )
  expect(await factsOf(old)).toMatchObject({ protocol: 'TLSv1.2', offersOld: true, strictTransport: true })
  expect(await factsOf(old, { http: false })).not.toHaveProperty('strictTransport')
})

it('an endpoint that speaks no TLS or none at all is a remark, and those beside it are read', async () => {
  const plain = await listen(
    createPlain((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n').on('error', () => 0)),
  )
  const gone = await listen(createPlain())
  servers.pop()?.close()
  const { state, facts, reason } = await collect([plain, gone, await serve(soon)])
  expect(state).toBe('read')
  expect((facts as { tls: readonly object[] }).tls).toHaveLength(1)
  expect(reason).toMatch(
    new RegExp(
      `127.0.0.1:${plain}: no TLS could be agreed on \\(wrong version number\\); 127.0.0.1:${gone}: .*ECONNREFUSED`,
    ),
  )
})

it('certificates that lie in files are told like those that are presented; the keys beside them are kept nowhere', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'collect-certificates-'))
  const root = makeCertificate({ subject: 'Root', from: ago(10), until: ago(-90), isAuthority: true })
  const made = makeCertificate({ subject: 'Acme', names: [name], from: ago(10), until: ago(-30), issuer: root })
  await writeFile(join(folder, 'a.pem'), `${made.key}${made.cert}${root.cert}`)
  await writeFile(join(folder, 'b.pem'), made.key)
  const { facts, reason, transcript } = await collect([], {}, { files: [`${folder}/*.pem`] })
  expect(facts).toMatchObject({
    tls: [
      {
        ...{ endpoint: join(folder, 'a.pem'), notAfter: ago(-30).toISOString(), issuer: 'Root', selfSigned: false },
        chain: { length: 2, earliestNotAfter: ago(-30).toISOString() },
      },
    ],
  })
  expect(reason).toBe(`${folder}/b.pem holds no certificate`)
  expect(transcript).not.toContain('PRIVATE')
  await rm(folder, { recursive: true })
})

it('one that takes the call and never answers is left when the time is over', async () => {
  const silent = await listen(createPlain((socket) => socket.on('error', () => 0)))
  const { state, reason } = await collect([silent], {}, { timeoutSeconds: 1 })
  expect({ state, reason }).toEqual({ state: 'timed_out', reason: expect.stringContaining('did not end within 1 s') })
})
