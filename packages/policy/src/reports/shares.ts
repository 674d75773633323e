/** Steps of a target that answers are sorted by: a tenth each up to the target, then wider. The last is open. */
export const shareSteps = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 2, 4] as const
/** The first step behind the target. */
export const firstLateStep = shareSteps.indexOf(1) + 1

/** The step of an answer: 0 up to and with a tenth of its target, `firstLateStep` for the first past it. */
export const stepOf = (usedMs: number, spanMs: number): number => {
  const found = shareSteps.findIndex((step) => usedMs / spanMs <= step)
  return found === -1 ? shareSteps.length : found
}

/** The value below or at which that share of the values lies: nearest rank, so it is always one that was measured. */
export const percentileOf = (values: readonly number[], share: number): number | undefined => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

/** Shares that a report gives. */
export const percentiles = [0.5, 0.9, 0.99] as const
