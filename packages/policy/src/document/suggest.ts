/** Edits (insert, delete, replace, swap neighbours) between two words. */
const editDistance = (left: string, right: string): number => {
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      const cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
      current.push(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.length] ?? 0
}

/** The word nearest to what was written, when it is near enough to have been meant. */
const nearestOf = (written: string, words: Iterable<string>): string | undefined => {
  const asked = written.slice(0, 80).toLowerCase()
  let best: { word: string; distance: number } | undefined
  for (const word of words) {
    const distance = editDistance(asked, word.toLowerCase())
    if (distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { word, distance }
  }
  const near = Math.max(2, Math.floor(written.length / 3))
  return best && best.distance <= near ? best.word : undefined
}

/** "Did you mean `coverage`?", or nothing when no word is near. */
export const didYouMean = (written: string, words: Iterable<string>): { suggestion?: string } => {
  const nearest = nearestOf(written, words)
  return nearest === undefined ? {} : { suggestion: `Did you mean \`${nearest}\`?` }
}
