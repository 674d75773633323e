import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codeAt, otpauthUri, stepMs, stepOf, writeBase32 } from './totp.ts'

const rfcSecret = Buffer.from('12345678901234567890')

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('makes the code that every app makes at second %i (RFC 6238, appendix B)', (second, code) => {
  expect(codeAt(rfcSecret, Math.floor((second * 1000) / stepMs))).toBe(code)
})

it('takes the codes of half a minute before and after, and none further away', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.integer({ min: 1e12, max: 4e12 }), (bytes, at) => {
      const secret = Buffer.from(bytes)
      const now = Math.floor(at / stepMs)
      for (const away of [-1, 0, 1]) expect(stepOf(secret, codeAt(secret, now + away), at)).toBeDefined()
      const far = codeAt(secret, now + 5)
      const near = [-1, 0, 1].map((away) => codeAt(secret, now + away))
      if (!near.includes(far)) expect(stepOf(secret, far, at)).toBeUndefined()
    }),
  )
})

it('writes a secret as apps read it (RFC 4648)', () => {
  expect(writeBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  const uri = otpauthUri({ issuer: 'North & Light', holder: 'ana@acme.test', secret: 'ABC' })
  expect(uri).toBe(
    'otpauth://totp/North%20%26%20Light:ana%40acme.test?secret=ABC&issuer=North%20%26%20Light&algorithm=SHA1&digits=6&period=30',
  )
})
