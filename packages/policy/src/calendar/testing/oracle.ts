import type { Stretch, WallInterval, Weekday, WorkingHours } from '../types.ts'

/*
 * The brute-force reading of the calendar's definition: instant by instant, each reading of the wall clock taken from
 * Intl, hours decided by comparing texts. Shares no code with the engine; slow on purpose.
 */

const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Local date `YYYY-MM-DD`, the date before it, and `HH:MM` at an instant. */
interface Reading {
  readonly date: string
  readonly time: string
}

export type ReadWall = (at: number) => Reading

export const wallReader = (zone: string): ReadWall => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (at) => {
    const [date = '', time = ''] = format.format(at).split(' ')
    return { date, time }
  }
}

const dateBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00Z`) - 86_400_000).toISOString().slice(0, 10)
const weekdayOf = (date: string): Weekday => WEEKDAYS[new Date(`${date}T00:00Z`).getUTCDay()] ?? 'sun'

const isWithinOwn = ([from, to]: WallInterval, time: string): boolean =>
  to > from ? time >= from && time < to : time >= from
const isWithinTail = ([from, to]: WallInterval, time: string): boolean => to <= from && time < to

/** Whether a wall-clock reading is open by the written hours. */
export const isReadingOpen = (hours: WorkingHours, { date, time }: Reading): boolean => {
  const exception = hours.exceptions?.[date]
  if (exception) return exception.some((interval) => isWithinOwn(interval, time))
  if (hours.holidays?.includes(date)) return false
  const eve = dateBefore(date)
  const eveException = hours.exceptions?.[eve]
  const evening = eveException?.length ? eveException : (hours.weekly[weekdayOf(eve)] ?? [])
  const own = hours.weekly[weekdayOf(date)] ?? []
  return own.some((interval) => isWithinOwn(interval, time)) || evening.some((interval) => isWithinTail(interval, time))
}

export interface Oracle {
  isOpen(at: number): boolean
  elapsed(from: number, to: number, pauses?: readonly Stretch[]): number
  /** The earliest due instant no later than `until`; undefined when there is none. */
  add(start: number, amountMs: number, until: number, pauses?: readonly Stretch[]): number | undefined
  nextOpen(at: number, until: number): number | undefined
}

/**
 * Steps of `stepMs` from instants that are multiples of it: exact where offsets are (a minute today, a second in the
 * days of local mean time). Readings are remembered.
 */
export const oracleOf = (hours: WorkingHours, stepMs = 60_000, read = wallReader(hours.timeZone)): Oracle => {
  const known = new Map<number, boolean>()
  const isOpen = (at: number): boolean => {
    const step = Math.floor(at / stepMs)
    let open = known.get(step)
    if (open === undefined) {
      open = isReadingOpen(hours, read(step * stepMs))
      known.set(step, open)
    }
    return open
  }
  /** Pieces of time in which neither the reading nor a pause changes. */
  function* pieces(
    from: number,
    to: number,
    pauses: readonly Stretch[],
  ): Generator<[at: number, end: number, open: boolean]> {
    const edges = pauses.flat().sort((a, b) => a - b)
    for (let at = from; at < to; ) {
      const stepEnd = (Math.floor(at / stepMs) + 1) * stepMs
      const edge = edges.find((instant) => instant > at && instant < stepEnd) ?? stepEnd
      const end = Math.min(edge, to)
      const isPaused = pauses.some(([start, stop]) => at >= start && at < stop)
      yield [at, end, !isPaused && isOpen(at)]
      at = end
    }
  }
  return {
    isOpen,
    elapsed: (from, to, pauses = []) => {
      let total = 0
      for (const [at, end, open] of pieces(from, to, pauses)) if (open) total += end - at
      return total
    },
    add: (start, amountMs, until, pauses = []) => {
      if (amountMs === 0) return start
      let left = amountMs
      for (const [at, end, open] of pieces(start, until, pauses)) {
        if (!open) continue
        if (end - at >= left) return at + left
        left -= end - at
      }
      return undefined
    },
    nextOpen: (at, until) => {
      for (const [from, , open] of pieces(at, until, [])) if (open) return from
      return undefined
    },
  }
}
