import { type MatrixRow, seats } from '@mainstay/policy/access'
import { actionWords } from './action-words.ts'
import { objectWords, seatWords } from './permissions-text.ts'

const wordsOf = ({ action, object, scope, answers }: MatrixRow): string =>
  [
    ...[action, scope, actionWords[action], objectWords[object].heading],
    ...seats.filter((seat) => answers[seat] !== 'never').map((seat) => seatWords[seat]),
  ]
    .join(' ')
    .toLowerCase()

/** Rows in which every wanted word occurs: in the action, its kind of thing, its scope, or a role that may. */
export const fitting = (rows: readonly MatrixRow[], wanted: string): readonly MatrixRow[] => {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => words.every((word) => wordsOf(row).includes(word)))
}
