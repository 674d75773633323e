import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAffected } from './is-affected.ts'
import { rangeBounds, versionOrder } from './version-order.ts'
import { compareVersions, inRange } from './versions.ts'

const number = fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 999_999_999 }))
const identifier = fc.constantFrom('rc', 'rc-1', 'a', 'ab', 'A', 'alpha', 'hotfix', '0', '1', '2', '10', '007x')
const pre = fc.oneof(
  fc.constant(''),
  fc.array(identifier, { minLength: 1, maxLength: 4 }).map((parts) => `-${parts.join('.')}`),
)
const version = fc
  .tuple(fc.array(number, { minLength: 1, maxLength: 6 }), pre, fc.constantFrom('', 'v'))
  .map(([numbers, tail, head]) => `${head}${numbers.join('.')}${tail}`)
  .filter((text) => text.length <= 80)
const bound = fc.tuple(fc.constantFrom('>=', '>', '<', '<=', '='), version).map(([operator, of]) => `${operator}${of}`)
const range = fc
  .array(fc.array(bound, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map((part) => part.join(' ')).join(' || '))
  .filter((text) => text.length <= 400)

const holds = {
  '>=': (a: string, b: string) => a >= b,
  '<=': (a: string, b: string) => a <= b,
  '>': (a: string, b: string) => a > b,
  '<': (a: string, b: string) => a < b,
  '=': (a: string, b: string) => a === b,
} as const

describe('the order of versions as a text', () => {
  it('law: texts stand as the versions do, so that an index answers what is older', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const [one, other] = [versionOrder(a), versionOrder(b)]
        expect(Math.sign(compareVersions(a, b))).toBe(one < other ? -1 : one > other ? 1 : 0)
      }),
      { numRuns: 2_000 },
    )
  })

  it('law: the bounds of a range hold what the range holds', () => {
    fc.assert(
      fc.property(version, range, (one, within) => {
        const order = versionOrder(one)
        const isWithin = rangeBounds(within).some((part) =>
          part.every(({ operator, order: edge }) => holds[operator](order, edge)),
        )
        expect(isWithin).toBe(inRange(one, within))
      }),
      { numRuns: 2_000 },
    )
  })

  it('says so of what is no version or no range', () => {
    expect(() => versionOrder('latest')).toThrow('is not a version')
    expect(() => rangeBounds('all')).toThrow('is not a range')
  })
})

describe('whether a hotfix has a fault', () => {
  const hotfix = { version: '9.2.0-hotfix.1', basedOn: '9.2.0' }
  it.each([
    ['>=9.2 <9.2.1', undefined, true, 'its base is in range, though its own name stands before the range'],
    ['>=9.0 <9.2.0', undefined, false, 'its base is out of range, though its own name stands within it'],
    ['>=9.0 <9.2.1', '9.2.1', true, 'the fix came with a later release'],
    ['>=9.0 <9.2.1', '9.2.0-hotfix.1', false, 'it is itself the fix'],
    ['<9.0 || 9.2.0-hotfix.1', undefined, true, 'the range names it'],
  ])('%s, fixed in %s: %s, because %s', (affected, fixedIn, isSo, _because) => {
    expect(isAffected(hotfix, { affected, fixedIn })).toBe(isSo)
  })

  it('law: what is no hotfix is judged by its own version alone', () => {
    fc.assert(
      fc.property(version, range, (one, affected) => {
        expect(isAffected({ version: one, basedOn: null }, { affected, fixedIn: one })).toBe(inRange(one, affected))
      }),
    )
  })
})
