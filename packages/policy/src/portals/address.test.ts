import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHostName, slugShape } from './address.ts'

describe('a host', () => {
  it('is the same in capitals, with a port and with a dot at its end', () => {
    for (const said of [
      'support.helio.example',
      'Support.HELIO.example',
      'support.helio.example.',
      'support.helio.example:8443',
      'support.helio.example.:443',
    ])
      expect(readHostName(said)).toBe('support.helio.example')
  })

  it('is none where it is nonsense, a number, one word, or letters that look like others', () => {
    const refused = [
      '',
      '.',
      '..',
      'localhost',
      '10.0.0.1',
      '[::1]',
      'a..b',
      '-a.example',
      'a-.example',
      'a b.example',
      'helio.example/x',
      'helio.example@evil.example',
      'helio.example,evil.example',
      'support.helio.example..',
      'hеlio.example',
      'xn--hlio-vgc.example',
      'a.xn--p1ai',
      `${'a'.repeat(64)}.example`,
      'helio.example:',
      'helio\0.example',
      'helio_bank.example',
    ]
    expect(refused.map(readHostName)).toEqual(refused.map(() => undefined))
  })

  it('reads the same again, whatever was said', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string(), fc.webAuthority()), (said) => {
        const host = readHostName(said)
        if (host !== undefined) expect([readHostName(host), host]).toEqual([host, host.toLowerCase()])
      }),
    )
  })
})

it('the last part of a path is small letters, digits and hyphens between them', () => {
  expect(['helio', 'a1', 'helio-bank', '2fast'].filter((slug) => slugShape.test(slug))).toHaveLength(4)
  expect(
    ['', 'a', '-a', 'a-', 'Helio', 'he/lio', 'he.lio', 'a'.repeat(41)].filter((slug) => slugShape.test(slug)),
  ).toEqual([])
})
