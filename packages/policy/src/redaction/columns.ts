import { isInnocent } from './innocent-values.ts'
import { readKeyName } from './key-names.ts'
import type { Hit } from './kinds.ts'

interface Line {
  readonly start: number
  readonly text: string
}

const linesOf = (text: string): readonly Line[] => {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ start, text: line })
    start += line.length + 1
  }
  return lines
}

/** Cells with their places, of a row that `|` divides. */
const cellsOf = (line: Line): readonly { readonly start: number; readonly text: string }[] => {
  let start = line.start
  return line.text.split('|').map((cell) => {
    const lead = cell.length - cell.trimStart().length
    const placed = { start: start + lead, text: cell.trim() }
    start += cell.length + 1
    return placed
  })
}

/** Cells under a heading that names a secret, in tables as psql, mysql and Markdown draw them. */
export const findSecretColumns = (text: string): readonly Hit[] => {
  const hits: Hit[] = []
  let secret: readonly boolean[] = []
  let previous: Line | undefined
  for (const line of linesOf(text)) {
    if (/^\s*[|+-]?[-:]{2,}[-+|: ]*$/.test(line.text) && previous?.text.includes('|'))
      secret = cellsOf(previous).map((cell) => readKeyName(cell.text) === 'secret')
    else if (!line.text.includes('|')) secret = /^\s*[+-][-+]+\s*$/.test(line.text) ? secret : []
    else
      for (const [index, cell] of cellsOf(line).entries())
        if (secret[index] && !isInnocent(cell.text))
          hits.push({ kind: 'named_secret', start: cell.start, end: cell.start + cell.text.length })
    previous = line
  }
  return hits
}
