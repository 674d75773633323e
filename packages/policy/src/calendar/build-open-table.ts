import { collectStretches, Stretches } from './collect-stretches.ts'
import type { IndexArray, OpenTable } from './open-table.ts'
import type { InstantMs } from './types.ts'
import type { WallHours } from './wall-hours.ts'
import type { ZoneOffsets } from './zone-offsets.ts'

const WEEK_MS = 7 * 86_400_000
/** Buckets are powers of two, so that finding one is exact in floating point; the finest are of 2^20 ms. */
const FINEST_SCALE = 2 ** -20
const COARSEST_SCALE = 2 ** -40
/** A second after all others that 31 bits hold: nothing is searched beyond the sentinel. */
const FARTHEST = 0x7fffffff

/** Tabulates the open stretches of `[from, to)`, both full seconds of UTC, at most 68 years apart. */
export const buildOpenTable = (hours: WallHours, zone: ZoneOffsets, from: InstantMs, to: InstantMs): OpenTable => {
  const weeks = Math.ceil((to - from) / WEEK_MS) + 1
  const found = new Stretches(Math.max(16, weeks * (hours.plainWeek.length / 2 + 1)))
  for (const span of zone.spansBetween(from, to)) collectStretches({ hours, span, origin: from, found })
  const { count } = found
  const { sums, gaps } = accumulate(found, (to - from) / 1000)
  const total = (sums[count] as number) * 1000
  const timeScale = scaleFor(to - from, count * 1.2)
  const workScale = scaleFor(total, count * 2)
  const byTime = makeIndex(Math.floor((to - from) * timeScale) + 1, count)
  const byWork = makeIndex(Math.floor(total * workScale) + 1, count)
  fillIndexes({ sums, gaps, byTime, timeScale, byWork, workScale })
  return { from, to, count, total, sums, gaps, byTime, timeScale, byWork, workScale }
}

const accumulate = (found: Stretches, length: number): Pick<OpenTable, 'sums' | 'gaps'> => {
  const { count, starts, ends } = found
  const sums = new Int32Array(count + 2)
  const gaps = new Int32Array(count + 1)
  let sum = 0
  for (let i = 0; i < count; i++) {
    const start = starts[i] as number
    sums[i] = sum
    gaps[i] = start - sum
    sum += (ends[i] as number) - start
  }
  sums[count] = sum
  gaps[count] = length - sum
  sums[count + 1] = FARTHEST - (length - sum)
  return { sums, gaps }
}

/** A bucket size, as its reciprocal, that gives at least `wanted` buckets over `length` ms where the finest allows it. */
const scaleFor = (length: number, wanted: number): number => {
  let scale = COARSEST_SCALE
  while (scale < FINEST_SCALE && length * scale < wanted) scale *= 2
  return scale
}

const makeIndex = (buckets: number, largest: number): IndexArray =>
  largest <= 0xffff ? new Uint16Array(buckets) : new Int32Array(buckets)

/** Each stretch fills the buckets that begin before its end, respectively not after its last moment of work. */
const fillIndexes = (
  table: Pick<OpenTable, 'sums' | 'gaps' | 'byTime' | 'timeScale' | 'byWork' | 'workScale'>,
): void => {
  const { sums, gaps, byTime, timeScale, byWork, workScale } = table
  let timeBucket = 0
  let workBucket = 0
  for (let i = 0; i < gaps.length; i++) {
    const sum = sums[i + 1] as number
    const nextTime = Math.ceil((sum + (gaps[i] as number)) * 1000 * timeScale)
    const nextWork = Math.floor(sum * 1000 * workScale) + 1
    byTime.fill(i, timeBucket, nextTime)
    byWork.fill(i, workBucket, nextWork)
    timeBucket = nextTime
    workBucket = nextWork
  }
}
