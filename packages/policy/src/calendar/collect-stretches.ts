import { hoursOn, type WallHours } from './wall-hours.ts'
import type { OffsetSpan } from './zone-offsets.ts'

const DAY_SECONDS = 86_400
const WEEK_SECONDS = 7 * DAY_SECONDS

/** Open stretches in order, in seconds since an origin; those that touch are merged as they come. */
export class Stretches {
  count = 0
  starts: Int32Array
  ends: Int32Array

  constructor(capacity: number) {
    this.starts = new Int32Array(capacity)
    this.ends = new Int32Array(capacity)
  }

  add(start: number, end: number): void {
    const { count } = this
    if (count > 0 && this.ends[count - 1] === start) {
      this.ends[count - 1] = end
      return
    }
    if (count === this.starts.length) this.#grow()
    this.starts[count] = start
    this.ends[count] = end
    this.count = count + 1
  }

  #grow(): void {
    const [starts, ends] = [this.starts, this.ends]
    this.starts = new Int32Array(starts.length * 2)
    this.ends = new Int32Array(starts.length * 2)
    this.starts.set(starts)
    this.ends.set(ends)
  }
}

interface Collecting {
  readonly hours: WallHours
  readonly span: OffsetSpan
  /** What the seconds of `found` count from; epoch ms. */
  readonly origin: number
  readonly found: Stretches
}

/**
 * Adds the open stretches of one span of constant offset. Within it local time runs evenly, so its dates tell the
 * hours, and the definition holds in gaps and folds with no rule for them. Whole weeks without a special date are
 * copied from the plain week.
 */
export const collectStretches = ({ hours, span, origin, found }: Collecting): void => {
  const localOrigin = (origin + span.offsetMs) / 1000
  const bounds = { start: (span.from - origin) / 1000, end: (span.to - origin) / 1000, localOrigin }
  const lastDay = Math.floor((localOrigin + bounds.end - 1) / DAY_SECONDS)
  let day = Math.floor((localOrigin + bounds.start) / DAY_SECONDS)
  while (day <= lastDay) {
    const midnight = day * DAY_SECONDS - localOrigin
    const isPlainWeek = (day + 4) % 7 === 0 && midnight >= bounds.start && midnight + WEEK_SECONDS <= bounds.end
    if (isPlainWeek && !hours.specialWeeks.has((day + 4) / 7)) {
      addAll(hours.plainWeek, midnight, found)
      day += 7
    } else {
      addDay(hours, day, bounds, found)
      day++
    }
  }
}

const addAll = (open: readonly number[], midnight: number, found: Stretches): void => {
  for (let k = 0; k < open.length; k += 2) found.add(midnight + (open[k] as number), midnight + (open[k + 1] as number))
}

interface Bounds {
  readonly start: number
  readonly end: number
  readonly localOrigin: number
}

const addDay = (hours: WallHours, day: number, { start, end, localOrigin }: Bounds, found: Stretches): void => {
  const midnight = day * DAY_SECONDS - localOrigin
  const open = hoursOn(hours, day)
  for (let k = 0; k < open.length; k += 2) {
    const from = Math.max(start, midnight + (open[k] as number))
    const to = Math.min(end, midnight + (open[k + 1] as number))
    if (from < to) found.add(from, to)
  }
}
