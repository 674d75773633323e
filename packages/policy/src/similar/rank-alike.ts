import type { Telling } from './telling-words.ts'

/**
 * How near a word must be in its spelling, as shared runs of three letters. At a half, one slip in a word of six letters
 * (`timout`, `databse`) is still near; much below it, different words are.
 */
export const nearEnough = 0.5
/** The share of the words, by weight, that must be found: what holds less has its likeness by chance. */
const alikeFrom = 0.34
/** The same installation, and being open still, say more than one short word does, and less than a long one. */
const samePlaceAdds = 0.1
const isOpenAdds = 0.05

/** What was found for each telling word, in their order: 1 as it begins, less by spelling, 0 for nothing. */
export type Fits = readonly number[]

const foundOf = (fits: Fits, index: number): number => {
  const fit = Math.min(1, fits[index] ?? 0)
  return fit >= nearEnough ? fit : 0
}

/** How alike something is to what was typed, between 0 and 1; 0 also where too few of the words fit. */
export function likeness({ words, fit }: Telling, fits: Fits): number {
  const found = words.map(({ weight }, index) => weight * foundOf(fits, index))
  if (found.filter((part) => part > 0).length < fit) return 0
  const whole = words.reduce((sum, { weight }) => sum + weight, 0)
  return found.reduce((sum, part) => sum + part, 0) / whole
}

/** What was found by its words, with what else makes it likely to be the same matter. */
export interface Found {
  readonly fits: Fits
  readonly isSamePlace?: boolean
  readonly isOpen?: boolean
  /** Later is newer; of two that are equally alike, the newer stands first. */
  readonly newness: number | string
}

/**
 * The most alike first, at most as many as are asked for; what is alike by chance is not there. Being open or of the same
 * installation moves what is alike, it never makes alike what is not.
 */
export function rankAlike<T extends Found>(telling: Telling, found: readonly T[], limit: number): readonly T[] {
  return found
    .map((one) => ({ one, alike: likeness(telling, one.fits) }))
    .filter(({ alike }) => alike >= alikeFrom)
    .map(({ one, alike }) => ({
      one,
      rank: alike + (one.isSamePlace ? samePlaceAdds : 0) + (one.isOpen ? isOpenAdds : 0),
    }))
    .sort((a, b) => b.rank - a.rank || (a.one.newness < b.one.newness ? 1 : -1))
    .slice(0, limit)
    .map(({ one }) => one)
}
