import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { domainOfAddress, judgeDomain, readDomain } from './mail-domain.ts'

const policy = shippedPolicy()

describe('the mail domain of a company', () => {
  it('is taken as written by people: any case, a dot at the end', () => {
    expect(readDomain(' Helio-Works.Example. ')).toBe('helio-works.example')
  })
  it.each([
    ['one part', 'localhost'],
    ['an address of a machine', '10.0.0.1'],
    ['letters of another script', 'аcme.com'],
    ['their encoding', 'xn--cme-7cd.com'],
    ['an encoded ending', 'acme.xn--p1ai'],
    ['an encoded part further in', 'mail.xn--cme-7cd.com'],
    ['a hyphen at the edge', '-acme.com'],
    ['an empty part', 'acme..com'],
    ['a wildcard', '*.acme.com'],
    ['a line of a header', 'acme.com\r\nBcc: x@evil.test'],
    ['too long a name', `${'a'.repeat(64)}.com`],
  ])('is not %s', (_what, written) => {
    expect(readDomain(written)).toBeUndefined()
    expect(judgeDomain(policy, written)).toMatchObject({ ok: false, code: 'mail_domain.malformed' })
  })
  it('is none that everybody may have a mailbox at, nor one below it (mail_domain.public)', () => {
    for (const open of ['gmail.com', 'GMAIL.com', 'eu.gmail.com'])
      expect(judgeDomain(policy, open)).toMatchObject({
        ok: false,
        code: 'mail_domain.public',
        reason: { clause: '7.8' },
      })
    expect(judgeDomain(policy, 'notgmail.com')).toEqual({ ok: true, domain: 'notgmail.com' })
  })
})

describe('the domain of an address', () => {
  it.each([
    ['"x@evil.test y"@acme.com'],
    ['ana%acme.com@evil.test@acme.com'],
    ['ana%evil.test@acme.com'],
    ['group: ana@acme.com;'],
    ['ana@acme.com, eve@evil.test'],
    ['<ana@acme.com>'],
    ['ana@xn--cme-7cd.com'],
    ['ana@аcme.com'],
    ['ana@'],
    ['@acme.com'],
  ])('counts for nothing when the address reads %s', (email) => {
    expect(domainOfAddress(email)).toBeUndefined()
  })
  it('never is another than what stands behind the only @', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const domain = domainOfAddress(email)
        expect(domain === undefined || email.toLowerCase().endsWith(`@${domain}`)).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const domain = domainOfAddress(`${before}@${after}`)
        if (domain === undefined) return
        expect(`${before}@${after}`.split('@')).toHaveLength(2)
        expect(readDomain(domain)).toBe(domain)
      }),
    )
  })
})
