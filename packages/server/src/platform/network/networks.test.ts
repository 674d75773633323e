import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coarseNetwork, isNetwork, isWithin } from './networks.ts'

describe('networks of a key', () => {
  it.each([
    ['203.0.113.7', ['203.0.113.0/24'], true],
    ['203.0.114.7', ['203.0.113.0/24'], false],
    ['203.0.113.7', ['203.0.113.99/24'], true],
    ['203.0.113.7', ['203.0.113.7'], true],
    ['203.0.113.8', ['203.0.113.7', '203.0.113.8'], true],
    ['::ffff:203.0.113.7', ['203.0.113.0/24'], true],
    ['::ffff:cb00:7107', ['203.0.113.0/24'], true],
    ['203.0.113.7', ['::ffff:203.0.113.0/120'], true],
    ['203.0.114.7', ['::ffff:203.0.113.0/120'], false],
    ['2001:db8::1', ['2001:db8::/32'], true],
    ['2001:db9::1', ['2001:db8::/32'], false],
    ['fe80::1%eth0', ['fe80::/10'], true],
    ['203.0.113.7', ['::/0'], false],
    ['2001:db8::1', ['0.0.0.0/0'], false],
    ['nonsense', ['0.0.0.0/0'], false],
    ['', ['::/0'], false],
    ['203.0.113.7', [], false],
  ] as const)('%s is within %j: %s', (address, networks, isInside) => {
    expect(isWithin(networks, address)).toBe(isInside)
  })

  it.each([
    ...['203.0.113.0/33', '203.0.113/24', '2001:db8::/129', 'example.com', '203.0.113.7/-1', '', '/24', '1.2.3.4/1e1'],
  ])('%j is no network', (written) => {
    expect(isNetwork(written)).toBe(false)
  })

  it('an address is in its own coarse network, whichever way it is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const coarse = coarseNetwork(address)
        expect(isNetwork(coarse), coarse).toBe(true)
        expect(isWithin([coarse], address), `${address} in ${coarse}`).toBe(true)
        if (!address.includes(':')) expect(coarseNetwork(`::ffff:${address}`)).toBe(coarse)
      }),
    )
  })
})
