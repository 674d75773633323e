import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openEgress } from './index.ts'
import { listOf, placeOf } from './reach.ts'

const nothing = listOf([])
const trouble = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: { trouble?: string }) => error.trouble,
  )

describe('an address inside is no address to ask', () => {
  it.each([
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '127.0.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
  ])('%s', (address) => {
    expect(placeOf(address, nothing)).toBe('private')
  })

  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])('%s is outside', (address) => {
    expect(placeOf(address, nothing)).toBe('public')
  })

  it('whatever an IPv4 address is, it is when written as IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(placeOf(`::ffff:${address}`, nothing)).toBe(placeOf(address, nothing))
      }),
    )
  })

  it('unless it was named', () => {
    const named = listOf(['10.1.2.0/24', '127.0.0.1', 'fd00::/8'])
    expect(['10.1.2.9', '127.0.0.1', 'fd12::1'].map((address) => placeOf(address, named))).toEqual([
      'named',
      'named',
      'named',
    ])
    expect(['10.1.3.1', '127.0.0.2'].map((address) => placeOf(address, named))).toEqual(['private', 'private'])
  })
})

describe('asking', () => {
  const egress = openEgress({ privateNetworks: ['127.0.0.1'] })
  const serving = async (listener: RequestListener) => {
    const server = createServer(listener).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
  }

  it('gives the answer of what was named', async () => {
    const server = await serving((request, reply) => reply.setHeader('x-method', request.method ?? '').end('hello'))
    const answer = await egress(server.url, { method: 'POST', body: 'x' })
    expect([answer.status, answer.headers.get('x-method'), await answer.text()]).toEqual([200, 'POST', 'hello'])
    server.close()
  })

  it('follows no redirect, reads no endless answer, waits for no silence', async () => {
    const away = await serving((_, reply) => reply.writeHead(302, { location: 'http://127.0.0.1/' }).end())
    expect(await trouble(egress(away.url))).toBe('redirected')
    const endless = await serving((_, reply) => reply.end('x'.repeat(300_000)))
    expect(await trouble(egress(endless.url))).toBe('too_large')
    const silent = await serving(() => undefined)
    const began = performance.now()
    expect(await trouble(egress(silent.url))).toBe('no_answer')
    expect(performance.now() - began).toBeLessThan(6_500)
    for (const server of [away, endless]) server.close()
  })

  it('refuses what is private, and what is outside without encryption', async () => {
    expect(await trouble(egress('http://127.0.0.2/'))).toBe('address_private')
    expect(await trouble(egress('https://[::ffff:127.0.0.1]/'))).not.toBe('answered')
    expect(await trouble(egress('http://8.8.8.8/'))).toBe('not_encrypted')
    expect(await trouble(egress('https://no-such-host.invalid/'))).toBe('address_unknown')
  })
})
