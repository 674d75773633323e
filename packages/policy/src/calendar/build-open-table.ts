import type { IndexArray, OpenTable } from './open-table.ts'
import type { InstantMs } from './types.ts'
import { hoursOn, type WallHours } from './wall-hours.ts'
import type { OffsetSpan, ZoneOffsets } from './zone-offsets.ts'

const DAY_SECONDS = 86_400
/** Buckets are powers of two, so that finding one is exact in floating point. */
const FINEST_BUCKET = 2 ** -20
const FARTHEST = 0x7fffffff

/**
 * Tabulates the open stretches of `[from, to)`, both full seconds of UTC. Walking spans of constant offset makes the
 * definition hold with no rule for gaps and folds: within a span, local time runs evenly, and its dates tell the hours.
 */
export const buildOpenTable = (hours: WallHours, zone: ZoneOffsets, from: InstantMs, to: InstantMs): OpenTable => {
  const found = new Found()
  for (const span of zone.spansBetween(from, to)) collectStretches({ hours, span, origin: from, found })
  const { starts, ends } = found
  const count = starts.length
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
  gaps[count] = (to - from) / 1000 - sum
  sums[count + 1] = FARTHEST - (gaps[count] as number)
  const total = sum * 1000
  return { from, to, count, total, sums, gaps, ...indexByTime(sums, gaps, to - from), ...indexByWork(sums, count) }
}

/** Stretches in seconds since the table's beginning; those that touch are merged as they come. */
class Found {
  readonly starts: number[] = []
  readonly ends: number[] = []

  add(start: number, end: number): void {
    const last = this.ends.length - 1
    if (last >= 0 && this.ends[last] === start) this.ends[last] = end
    else {
      this.starts.push(start)
      this.ends.push(end)
    }
  }
}

interface Collecting {
  readonly hours: WallHours
  readonly span: OffsetSpan
  readonly origin: InstantMs
  readonly found: Found
}

const collectStretches = ({ hours, span, origin, found }: Collecting): void => {
  const spanStart = (span.from - origin) / 1000
  const spanEnd = (span.to - origin) / 1000
  const localOrigin = (origin + span.offsetMs) / 1000
  const lastDay = Math.floor((localOrigin + spanEnd - 1) / DAY_SECONDS)
  for (let day = Math.floor((localOrigin + spanStart) / DAY_SECONDS); day <= lastDay; day++) {
    const midnight = day * DAY_SECONDS - localOrigin
    const open = hoursOn(hours, day)
    for (let k = 0; k < open.length; k += 2) {
      const start = Math.max(spanStart, midnight + (open[k] as number))
      const end = Math.min(spanEnd, midnight + (open[k + 1] as number))
      if (start < end) found.add(start, end)
    }
  }
}

/** A bucket size, as its reciprocal, that gives at least `wanted` buckets over `length` ms (if 2^20 ms allow). */
const scaleFor = (length: number, wanted: number): number => {
  let scale = 2 ** -40
  while (scale < FINEST_BUCKET && length * scale < wanted) scale *= 2
  return scale
}

const makeIndex = (buckets: number, largest: number): IndexArray =>
  largest <= 0xffff ? new Uint16Array(buckets) : new Int32Array(buckets)

const indexByTime = (
  sums: Int32Array,
  gaps: Int32Array,
  length: number,
): { readonly byTime: IndexArray; readonly timeScale: number } => {
  const timeScale = scaleFor(length, gaps.length * 1.2)
  const bucketMs = 1 / timeScale
  const byTime = makeIndex(Math.floor(length * timeScale) + 1, gaps.length)
  let i = 0
  for (let bucket = 0; bucket < byTime.length; bucket++) {
    while (((sums[i + 1] as number) + (gaps[i] as number)) * 1000 <= bucket * bucketMs) i++
    byTime[bucket] = i
  }
  return { byTime, timeScale }
}

const indexByWork = (sums: Int32Array, count: number): { readonly byWork: IndexArray; readonly workScale: number } => {
  const total = (sums[count] as number) * 1000
  const workScale = scaleFor(total, count * 2)
  const bucketMs = 1 / workScale
  const byWork = makeIndex(Math.floor(total * workScale) + 1, count)
  let i = 0
  for (let bucket = 0; bucket < byWork.length; bucket++) {
    while ((sums[i + 1] as number) * 1000 < bucket * bucketMs) i++
    byWork[bucket] = i
  }
  return { byWork, workScale }
}
