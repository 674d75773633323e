import fc from 'fast-check'
import { compare, satisfies } from 'semver'
import { describe, expect, it } from 'vitest'
import { compareVersions, inRange, isPrerelease, isRange, isVersion, majorOf } from './versions.ts'

const number = fc.nat({ max: 30 })
const pre = fc.constantFrom('', '-rc.1', '-rc.2', '-rc.10', '-alpha', '-alpha.1', '-1')
const semver = fc.tuple(number, number, number, pre).map(([a, b, c, tail]) => `${a}.${b}.${c}${tail}`)
const vendor = fc.array(number, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.'))
const version = fc.oneof(semver, vendor)

describe('the order of versions', () => {
  it('law: semantic versions stand in the order that semver gives them', () => {
    fc.assert(fc.property(semver, semver, (a, b) => void expect(Math.sign(compareVersions(a, b))).toBe(compare(a, b))))
  })

  it('law: it is one order for semantic versions and vendors’ own', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0)
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it.each([
    ['2026.1', '2026.2'],
    ['2026.2', '2026.10'],
    ['24.04', '24.10'],
    ['9.2', '9.2.1'],
    ['9.2.1-rc.1', '9.2.1'],
    ['2026.1.0.3', '2026.1.0.4'],
  ])('%s is older than %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0)
  })

  it('what is left out counts as nothing, and a v before it says nothing', () => {
    expect(compareVersions('9.2', '9.2.0')).toBe(0)
    expect(compareVersions('v9.2.0', '9.2.0+build.7')).toBe(0)
  })

  it('knows what is no version', () => {
    for (const bad of ['', 'latest', '9.', '.9', '9..1', 'nine', '9.1 beta', `${'9.'.repeat(60)}1`])
      expect(isVersion(bad)).toBe(false)
    expect(() => majorOf('latest')).toThrow('is not a version')
    expect([majorOf('9.2.1'), majorOf('2026.1')]).toEqual(['9', '2026'])
    expect([isPrerelease('10.0.0-rc.1'), isPrerelease('10.0')]).toEqual([true, false])
  })
})

describe('ranges of versions', () => {
  it('law: ranges of finished versions hold what semver says they hold', () => {
    const plain = fc.tuple(number, number, number).map((parts) => parts.join('.'))
    const comparator = fc.tuple(fc.constantFrom('>=', '>', '<', '<=', '='), plain).map((parts) => parts.join(''))
    const range = fc
      .array(fc.array(comparator, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.map((part) => part.join(' ')).join(' || '))
    fc.assert(
      fc.property(plain, range, (one, within) => void expect(inRange(one, within)).toBe(satisfies(one, within))),
    )
  })

  it('a candidate of the release that fixes it is still affected; vendors’ versions have ranges too', () => {
    expect(inRange('9.2.1-rc.1', '>=9.0 <9.2.1')).toBe(true)
    expect(inRange('9.2.1', '>= 9.0 < 9.2.1')).toBe(false)
    expect(inRange('2026.1.3', '>=2026.1 <2026.2 || 2025.3')).toBe(true)
  })

  it('knows what is no range', () => {
    for (const bad of ['', 'all', '>=', '>=9 and <10', '9.2 ||', '~9.2']) expect(isRange(bad)).toBe(false)
    expect(() => inRange('9.2', 'all')).toThrow('is not a range')
  })
})
