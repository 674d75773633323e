import type { WorkingHours } from '../types.ts'
import { isReadingOpen, wallReader } from './oracle.ts'

const QUARTER_MS = 900_000

/** Where hours and changes of offset fall on full quarters, an oracle for many questions about one stretch of time. */
export interface Quarters {
  readonly total: number
  /** Open time between two instants, in ms since the beginning. */
  elapsed(start: number, end: number): number
  /** The earliest instant, in ms since the beginning, or undefined when it lies beyond the end. */
  add(start: number, amountMs: number): number | undefined
}

/** Reads each quarter of an hour from the wall, one by one, and sums them. */
export const readQuarters = (hours: WorkingHours, from: number, days: number): Quarters => {
  const read = wallReader(hours.timeZone)
  const sums = [0]
  for (let k = 0; k < days * 96; k++) {
    sums.push((sums[k] ?? 0) + (isReadingOpen(hours, read(from + k * QUARTER_MS)) ? QUARTER_MS : 0))
  }
  const total = sums.at(-1) ?? 0
  const openBefore = (at: number): number => {
    const k = Math.floor(at / QUARTER_MS)
    const before = sums[k] ?? total
    return before + Math.min(at - k * QUARTER_MS, (sums[k + 1] ?? before) - before)
  }
  return {
    total,
    elapsed: (start, end) => openBefore(end) - openBefore(start),
    add: (start, amountMs) => {
      const work = openBefore(start) + amountMs
      if (work > total) return undefined
      const k = firstAtLeast(sums, work)
      return (k - 1) * QUARTER_MS + work - (sums[k - 1] ?? 0)
    },
  }
}

/** The first index whose sum reaches `work`, by halving. */
const firstAtLeast = (sums: readonly number[], work: number): number => {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((sums[middle] ?? 0) >= work) high = middle
    else low = middle + 1
  }
  return low
}
