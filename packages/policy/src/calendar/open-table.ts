import type { DurationMs, InstantMs } from './types.ts'

/**
 * The open stretches of one calendar between two instants, and indexes into them by time and by work, so that every
 * question is answered by one look-up and at most a few steps. Stretch i lasts from `(sums[i] + gaps[i])` to
 * `(sums[i + 1] + gaps[i])` seconds after `from`: `sums[i]` seconds were open before it and `gaps[i]` closed. One
 * stretch more, beginning at `to`, stands as a sentinel.
 */
export interface OpenTable {
  readonly from: InstantMs
  readonly to: InstantMs
  /** Number of open stretches. */
  readonly count: number
  /** Open time in `[from, to)`. */
  readonly total: DurationMs
  readonly sums: Int32Array
  readonly gaps: Int32Array
  /** For each `1 / timeScale` ms of the table: the first stretch that ends after the bucket begins. */
  readonly byTime: IndexArray
  readonly timeScale: number
  /** For each `1 / workScale` ms of open time: the stretch that goes on past the bucket's beginning. */
  readonly byWork: IndexArray
  readonly workScale: number
}
export type IndexArray = Uint16Array | Int32Array

/*
 * The functions below are the hot path: no allocation, no bounds beyond `covers`. `as number` stands where the index
 * holds the element within the array by construction.
 */

/** True when the table can tell whether `at` is open. */
export const covers = (table: OpenTable, at: InstantMs): boolean => at >= table.from && at < table.to

/** The stretch that contains `at`, or the next one after it (`count` when none follows). For a covered `at`. */
export const stretchAt = (table: OpenTable, at: InstantMs): number => {
  const { sums, gaps } = table
  const sinceFrom = at - table.from
  let i = table.byTime[(sinceFrom * table.timeScale) | 0] as number
  while (((sums[i + 1] as number) + (gaps[i] as number)) * 1000 <= sinceFrom) i++
  return i
}

/** Open time in `[table.from, at)`. For a covered `at`. */
export const workUntil = (table: OpenTable, at: InstantMs): DurationMs => {
  const i = stretchAt(table, at)
  const ifOpen = at - table.from - (table.gaps[i] as number) * 1000
  const ifClosed = (table.sums[i] as number) * 1000
  return Math.max(ifOpen, ifClosed)
}

/** The earliest instant at which `work` ms of open time have passed since `table.from`; 0 < work <= total. */
export const instantOfWork = (table: OpenTable, work: DurationMs): InstantMs => {
  const { sums } = table
  // One less, so that work that ends with a bucket still belongs to it.
  let i = table.byWork[((work - 1) * table.workScale) | 0] as number
  while ((sums[i + 1] as number) * 1000 < work) i++
  return table.from + work + (table.gaps[i] as number) * 1000
}

/** When stretch `i` begins; `table.to` for the sentinel. */
export const stretchStart = (table: OpenTable, i: number): InstantMs =>
  table.from + ((table.sums[i] as number) + (table.gaps[i] as number)) * 1000

/** When stretch `i` ends. For `i < count`. */
export const stretchEnd = (table: OpenTable, i: number): InstantMs =>
  table.from + ((table.sums[i + 1] as number) + (table.gaps[i] as number)) * 1000

/** Size of the table's arrays in bytes. */
export const bytesOf = (table: OpenTable): number =>
  table.sums.byteLength + table.gaps.byteLength + table.byTime.byteLength + table.byWork.byteLength
