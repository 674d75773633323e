/**
 * For each percent the smallest sample that so many percent of all do not exceed: one that was measured, never one in
 * between. Finds them without sorting all: samples come by the ten thousand.
 */
export function percentilesOf(samples: readonly number[], percents: readonly number[]): readonly number[] {
  const left = new Float64Array(samples.length)
  for (let at = 0; at < samples.length; at += 1) left[at] = samples[at] ?? Number.NaN
  return percents.map((percent) => {
    const rank = Math.ceil((Math.min(100, Math.max(0, percent)) / 100) * left.length)
    return left.length === 0 ? Number.NaN : select(left, Math.max(0, rank - 1))
  })
}

/** Moves what is smaller than the one at `rank` before it and what is larger behind it, and gives it (Hoare 1961). */
function select(list: Float64Array, rank: number): number {
  let from = 0
  let until = list.length - 1
  while (from < until) {
    const middle = middleOf(list, from, until)
    let low = from
    let high = until
    while (low <= high) {
      while ((list[low] ?? 0) < middle) low += 1
      while ((list[high] ?? 0) > middle) high -= 1
      if (low > high) break
      const kept = list[low] ?? 0
      list[low] = list[high] ?? 0
      list[high] = kept
      low += 1
      high -= 1
    }
    if (rank <= high) until = high
    else if (rank >= low) from = low
    else break
  }
  return list[rank] ?? Number.NaN
}

/** The middle one of three, so that samples in order or in waves are no worst case by themselves. */
function middleOf(list: Float64Array, from: number, until: number): number {
  const [a = 0, b = 0, c = 0] = [list[from], list[(from + until) >> 1], list[until]]
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}
