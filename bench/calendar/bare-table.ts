/*
 * The barest table that can answer: one interval a day, no pauses, no limits, no checks, one horizon. It shows what
 * the machine gives, so that the engine's ratio to it tells the price of doing everything right.
 */

export interface BareTable {
  due(at: number, workMs: number): number
  elapsed(from: number, to: number): number
}

interface Wanted {
  readonly zone: string
  /** `HH:MM`, Monday to Friday. */
  readonly opens: string
  readonly closes: string
  readonly fromYear: number
  readonly toYear: number
}

const DAY_MS = 86_400_000
const WORK_BUCKET_MS = DAY_MS / 4

export const makeBareTable = (wanted: Wanted): BareTable => {
  const { starts, ends, origin } = listIntervals(wanted)
  const count = starts.length
  const sums = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) sums[i + 1] = (sums[i] ?? 0) + (ends[i] ?? 0) - (starts[i] ?? 0)
  const opens = Float64Array.from(starts)
  const closes = Float64Array.from(ends)
  const byTime = indexFor(closes, origin, DAY_MS)
  const byWork = indexFor(sums.subarray(1), 0, WORK_BUCKET_MS)

  const workAt = (at: number): number => {
    let i = byTime[((at - origin) / DAY_MS) | 0] as number
    while ((closes[i] as number) <= at) i++
    const opened = opens[i] as number
    return (sums[i] as number) + (at > opened ? at - opened : 0)
  }
  return {
    due: (at, workMs) => {
      const work = workAt(at) + workMs
      let i = byWork[(work / WORK_BUCKET_MS) | 0] as number
      while ((sums[i + 1] as number) < work) i++
      return (opens[i] as number) + work - (sums[i] as number)
    },
    elapsed: (from, to) => workAt(to) - workAt(from),
  }
}

/** For each bucket, the first entry that reaches the bucket's beginning. */
const indexFor = (edges: Float64Array, origin: number, bucket: number): Uint16Array => {
  const index = new Uint16Array(Math.ceil(((edges.at(-1) ?? origin) - origin) / bucket) + 1)
  let i = 0
  for (let b = 0; b < index.length; b++) {
    while (i < edges.length - 1 && (edges[i] ?? 0) < origin + b * bucket) i++
    index[b] = i
  }
  return index
}

const listIntervals = ({ zone, opens, closes, fromYear, toYear }: Wanted) => {
  const origin = Date.UTC(fromYear, 0, 1)
  const toInstant = instantReader(zone)
  const starts: number[] = []
  const ends: number[] = []
  for (let day = origin; day < Date.UTC(toYear, 0, 1); day += DAY_MS) {
    const weekday = new Date(day).getUTCDay()
    if (weekday === 0 || weekday === 6) continue
    starts.push(toInstant(day, opens))
    ends.push(toInstant(day, closes))
  }
  return { starts, ends, origin }
}

/** Local date and time to an instant, by asking Intl for the offset twice; good where no change of offset is near. */
const instantReader = (zone: string): ((day: number, time: string) => number) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const offsetAt = (at: number): number => Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - at
  return (day, time) => {
    const local = day + Date.parse(`1970-01-01T${time}:00Z`)
    return local - offsetAt(local - offsetAt(local))
  }
}
