const wordsAtMost = 8
const shortest = 3
/** With three words or more, two must fit: one alone is chance. */
const fewWords = 3

/** Endings differ where the need is the same: `exporting` and `exports` both begin with `expor`. */
const beginningOf = (word: string): string => (word.length > 5 ? word.slice(0, Math.max(5, word.length - 3)) : word)

/** Beginnings of words to look for, and how many of them must be there. */
export interface Telling {
  readonly words: readonly string[]
  readonly fit: number
}

/**
 * What somebody types, as a question to the index of words: any of its longest words, by how they begin. Undefined where
 * nothing of it is a word to look for. Only letters and digits reach the database.
 */
export function prefixWords(typed: string): Telling | undefined {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = [...new Set(words.filter((word) => word.length >= shortest).map(beginningOf))]
  const chosen = telling.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, wordsAtMost)
  if (chosen.length === 0) return undefined
  return { words: chosen.map((word) => `${word}:*`), fit: chosen.length < fewWords ? 1 : 2 }
}
