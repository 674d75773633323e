/** The zone name that somebody most likely meant, or undefined when none comes near. */
export const suggestZone = (written: string): string | undefined => {
  const wanted = plain(written.slice(0, 60))
  if (wanted === '') return undefined
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(wanted.length / 4)) + 1
  for (const zone of ['UTC', ...Intl.supportedValuesOf('timeZone')]) {
    const name = plain(zone)
    const city = name.slice(name.lastIndexOf('/') + 1)
    const distance = Math.min(editDistance(wanted, name), editDistance(wanted, city))
    if (distance < bestDistance) [best, bestDistance] = [zone, distance]
  }
  return best
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
    .trim()

/** Levenshtein's distance, one row at a time. */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, k) => k)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let k = 1; k <= b.length; k++) {
      const replaced = (row[k - 1] ?? 0) + (a[i - 1] === b[k - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
