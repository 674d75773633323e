/** What stands between the margins of one page, less a little for what was guessed too low. Points. */
const page = 676
/** Up to so many pages a paper flows by itself. */
const pagesInOne = 4

/** How high some words are drawn: lines of so many letters. */
export const linesHigh = (words: string, holds: number, high: number): number => Math.ceil(words.length / holds) * high

/**
 * Cuts rows into lots of a page each, by how high they are drawn, where they are many. Laying out is done again for all that
 * is left at each end of a page, so a long paper in one piece takes the square of its length; lots are laid out apart.
 * `headHigh` is what stands above the first lot.
 */
export function inSheets<Row>(
  rows: readonly Row[],
  heightOf: (row: Row) => number,
  { headHigh = 0 } = {},
): readonly (readonly Row[])[] {
  const whole = rows.reduce((sum, row) => sum + heightOf(row), 0)
  if (whole <= page * pagesInOne) return rows.length > 0 ? [rows] : []
  const lots: Row[][] = []
  let left = 0
  for (const row of rows) {
    const height = heightOf(row)
    if (height > left) {
      lots.push([])
      left = lots.length === 1 ? page - headHigh : page
    }
    left -= height
    lots.at(-1)?.push(row)
  }
  return lots
}
