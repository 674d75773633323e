import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness, nearEnough, rankAlike, tellingWords } from './index.ts'

const told = (typed: string) => tellingWords(typed)?.words.map(({ whole }) => whole)
const telling = (typed: string) => {
  const found = tellingWords(typed)
  if (!found) throw new Error('nothing to look for')
  return found
}

describe('words to look for', () => {
  it('are the longest, without those that stand in any sentence; codes of errors stand first', () => {
    expect(told('The export does not work after the upgrade: NL4012')).toEqual(['nl4012', 'upgrade', 'export'])
    expect(told('it is not on')).toBeUndefined()
    expect(told(" & | ! :* ' ")).toBeUndefined()
  })

  it('are looked for by how they begin, whatever the ending', () => {
    const beginnings = ['exporting', 'exports', 'login'].map((word) => telling(word).words[0]?.beginning)
    expect(beginnings).toEqual(['export', 'expor', 'login'])
  })

  it('one of two is enough, of three or more two must fit', () => {
    expect([telling('slow login').fit, telling('slow login page').fit]).toEqual([1, 2])
  })
})

describe('what is alike', () => {
  const typed = telling('export timeout')
  it('is measured by the words found, each by what it tells', () => {
    expect(likeness(typed, [1, 1])).toBe(1)
    expect(likeness(typed, [1, 0])).toBeCloseTo(7 / 13)
    expect(likeness(typed, [1, nearEnough - 0.01])).toBeCloseTo(7 / 13)
    expect(likeness(telling('export timeout kiel'), [1, 0, 0])).toBe(0)
  })

  it('stands in the order of likeness, then the same installation, what is open, the newer', () => {
    const of = (name: string, fits: readonly number[], more = {}) => ({ name, fits, newness: 0, ...more })
    const found = [
      of('old', [1, 0]),
      of('newer', [1, 0], { newness: 5 }),
      of('open', [1, 0], { isOpen: true }),
      of('same place', [1, 0], { isSamePlace: true }),
      of('both words', [1, 0.9]),
      of('chance', [0, 0], { isSamePlace: true, isOpen: true }),
    ]
    expect(rankAlike(typed, found, 5).map(({ name }) => name)).toEqual([
      ...['both words', 'same place', 'open', 'newer', 'old'],
    ])
    expect(rankAlike(typed, found, 2)).toHaveLength(2)
  })

  const fit = fc.double({ min: 0, max: 1, noNaN: true })
  it('law: likeness lies between 0 and 1 and grows with each word that fits better', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), fc.array(fit, { maxLength: 8 }), fc.nat(7), (typed, fits, which) => {
        const words = tellingWords(typed)
        if (words === undefined) return
        const before = likeness(words, fits)
        const after = likeness(
          words,
          Array.from({ length: 8 }, (_, index) => (index === which ? 1 : (fits[index] ?? 0))),
        )
        expect(before).toBeGreaterThanOrEqual(0)
        expect(after).toBeLessThanOrEqual(1 + 1e-9)
        expect(after).toBeGreaterThanOrEqual(before - 1e-9)
      }),
    )
  })

  it('law: nothing is shown that does not fit, whatever else speaks for it, and the order is the same for every order found', () => {
    const thing = fc.record({
      fits: fc.tuple(fit, fit),
      isOpen: fc.boolean(),
      isSamePlace: fc.boolean(),
      newness: fc.integer(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(thing, { selector: ({ newness }) => newness, maxLength: 12 }), (found) => {
        const ranked = rankAlike(typed, found, 12)
        expect(ranked.every(({ fits }) => likeness(typed, fits) > 0)).toBe(true)
        expect(rankAlike(typed, found.toReversed(), 12)).toEqual(ranked)
      }),
    )
  })

  it('law: only letters and digits reach the index, however it is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (typed) => {
        const { words = [] } = tellingWords(typed) ?? {}
        expect(
          words.every(({ whole, beginning }) => /^[\p{L}\p{N}]+$/u.test(whole) && whole.startsWith(beginning)),
        ).toBe(true)
        expect(words.length).toBeLessThanOrEqual(8)
      }),
    )
  })
})
