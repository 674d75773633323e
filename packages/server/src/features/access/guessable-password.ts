import { guessableWords, keyboardRuns } from './guessable-words.ts'

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  $: 's',
  '@': 'a',
  '!': 'i',
}

/** Whether guessing programs try this password first: well-known words, their repetitions, and runs of keys. */
export function isGuessable(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  // what is merely hung on at the end stands for no letter
  const letters = plain
    .replace(/[^a-z]+$/, '')
    .replaceAll(/[0134578$@!]/g, (sign) => leet[sign] ?? sign)
    .replaceAll(/[^a-z]/g, '')
  return (
    repeatsShortUnit(plain) ||
    isKeyRun(plain) ||
    isOnlyKnownWords(plain.replaceAll(/[^a-z]/g, '')) ||
    isOnlyKnownWords(letters)
  )
}

const repeatsShortUnit = (text: string): boolean => /^(.{1,4})\1+.{0,3}$/s.test(text)

function isKeyRun(text: string): boolean {
  return keyboardRuns.some((run) => run.includes(text) || [...run].reverse().join('').includes(text))
}

/** Digits and signs are already gone; what stays counts as known when known words alone spell it. */
function isOnlyKnownWords(letters: string): boolean {
  if (letters.length < 4) return true
  const spelled: boolean[] = [true]
  for (let end = 1; end <= letters.length; end++) {
    spelled[end] = guessableWords.some((word) => letters.endsWith(word, end) && spelled[end - word.length] === true)
  }
  return spelled[letters.length] === true && countWords(letters) <= 2
}

function countWords(letters: string): number {
  const fewest: number[] = [0]
  for (let end = 1; end <= letters.length; end++) {
    const before = guessableWords
      .filter((word) => letters.endsWith(word, end))
      .map((word) => fewest[end - word.length] ?? 99)
    fewest[end] = 1 + Math.min(98, ...before)
  }
  return fewest[letters.length] ?? 99
}
