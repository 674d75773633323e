import { idleWords } from './idle-words.ts'

/** More words than these make the question dearer and the answer no better. */
const wordsAtMost = 8
const shortest = 3
/** A word beyond this length tells no more for being longer. */
const weightAtMost = 10
/** With three words or more, two must fit: one alone is chance. */
const fewWords = 3

/** A word to look for: as it was typed, how it begins, and how much it tells. */
export interface TellingWord {
  readonly whole: string
  /** Endings differ where the matter is the same: `exporting` and `exports` both begin with `expor`. */
  readonly beginning: string
  /** Long words are rarer than short ones. */
  readonly weight: number
}
/** What to look for, and how many of the words must be there. The longest word stands first. */
export interface Telling {
  readonly words: readonly TellingWord[]
  readonly fit: number
}

const beginningOf = (word: string): string => (word.length > 5 ? word.slice(0, Math.max(5, word.length - 3)) : word)
/** A code of an error or a part's number is rarer than any word of its length. */
const isCode = (word: string): boolean => /\d/.test(word) && /\D/.test(word)
const weightOf = (word: string): number => (isCode(word) ? weightAtMost : Math.min(word.length, weightAtMost))

/**
 * What somebody types, as words to look for. Undefined where nothing of it is one. Only letters and digits are left.
 */
export function tellingWords(typed: string): Telling | undefined {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = [...new Set(words)].filter((word) => word.length >= shortest && !idleWords.has(word))
  const chosen = telling
    .map((whole) => ({ whole, beginning: beginningOf(whole), weight: weightOf(whole) }))
    .sort((a, b) => b.weight - a.weight || b.whole.length - a.whole.length || (a.whole < b.whole ? -1 : 1))
    .slice(0, wordsAtMost)
  return chosen.length === 0 ? undefined : { words: chosen, fit: chosen.length < fewWords ? 1 : 2 }
}
