const pointsAtMost = 120

/** The highest of some samples; null of none. */
export const highestOf = (samples: readonly number[]): number | null =>
  samples.length === 0 ? null : samples.reduce((a, b) => Math.max(a, b))

/** As many points as a chart can show, in the order of measuring, each the worst of its stretch. */
export function seriesOf(samples: readonly number[], better: 'lower' | 'higher'): readonly number[] {
  if (samples.length <= pointsAtMost) return [...samples]
  const worst = better === 'lower' ? Math.max : Math.min
  return Array.from({ length: pointsAtMost }, (_, at) => {
    const from = Math.floor((at * samples.length) / pointsAtMost)
    const until = Math.floor(((at + 1) * samples.length) / pointsAtMost)
    return samples.slice(from, until).reduce((a, b) => worst(a, b))
  })
}
