/** Ordered, disjoint, not touching `[from, to)` pairs in one flat list: from, to, from, to ... */
export type FlatSpans = readonly number[]

/** Sorts spans and merges those that overlap or touch; empty ones go. */
export const mergeSpans = (spans: readonly (readonly [number, number])[]): FlatSpans => {
  const merged: number[] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (from >= to) continue
    const last = merged.length - 1
    const lastTo = merged[last]
    if (lastTo !== undefined && from <= lastTo) merged[last] = Math.max(lastTo, to)
    else merged.push(from, to)
  }
  return merged
}

/** Total length of flat spans. */
export const lengthOf = (spans: FlatSpans): number =>
  spans.reduce((total, edge, index) => (index % 2 === 0 ? total - edge : total + edge), 0)

/** Flat spans as pairs, moved by `shift`. */
export const pairsOf = (spans: FlatSpans, shift: number): readonly (readonly [number, number])[] => {
  const pairs: [number, number][] = []
  for (let k = 0; k + 1 < spans.length; k += 2) pairs.push([(spans[k] ?? 0) + shift, (spans[k + 1] ?? 0) + shift])
  return pairs
}
