import { collectStretches, Stretches } from './collect-stretches.ts'
import type { IndexArray, OpenTable } from './open-table.ts'
import { pairsOf } from './spans.ts'
import type { InstantMs } from './types.ts'
import type { WallHours } from './wall-hours.ts'
import type { ZoneOffsets } from './zone-offsets.ts'

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
/** As many buckets a stretch as an index may have. */
const BUCKETS_EACH = 4
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
  const timeScale = 1 / timeBucketFor((to - from) / DAY_MS, count)
  const workScale = 1 / workBucketFor(hours, total, count)
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

/*
 * Buckets follow the rhythm of the hours, so that the first entry looked at is nearly always the right one: a wrongly
 * predicted step costs more than all the rest of an answer.
 */

/** A day where stretches are daily, parts of a day where there are more; ms. */
const timeBucketFor = (days: number, count: number): number => {
  if (count <= days + 1) return DAY_MS
  let parts = 2
  while (parts * days < count * 1.5 && parts < 64) parts *= 2
  return DAY_MS / parts
}

/** What divides the stretches of the plain week evenly, or half of their average length; ms. */
const workBucketFor = (hours: WallHours, total: number, count: number): number => {
  const even = pairsOf(hours.plainWeek, 0).reduce((divisor, [from, to]) => commonDivisor(divisor, to - from), 0) * 1000
  if (even > 0 && total <= even * count * BUCKETS_EACH) return even
  return Math.max(1000, Math.ceil(total / Math.max(1, count) / 2))
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))

const makeIndex = (buckets: number, largest: number): IndexArray =>
  largest <= 0xffff ? new Uint16Array(buckets) : new Int32Array(buckets)

/** Each stretch fills the buckets that begin before its end, in time and in work. */
const fillIndexes = (
  table: Pick<OpenTable, 'sums' | 'gaps' | 'byTime' | 'timeScale' | 'byWork' | 'workScale'>,
): void => {
  const { sums, gaps, byTime, timeScale, byWork, workScale } = table
  let timeBucket = 0
  let workBucket = 0
  for (let i = 0; i < gaps.length; i++) {
    const sum = sums[i + 1] as number
    const nextTime = Math.ceil((sum + (gaps[i] as number)) * 1000 * timeScale)
    const nextWork = Math.ceil(sum * 1000 * workScale)
    byTime.fill(i, timeBucket, nextTime)
    byWork.fill(i, workBucket, nextWork)
    timeBucket = nextTime
    workBucket = nextWork
  }
}
