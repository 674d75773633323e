import { Horizon } from './horizon.ts'
import { requireInstant } from './instant.ts'
import {
  businessDayNeeded,
  neverOpens,
  requireAmount,
  requireDays,
  requireOrder,
  SURELY_WITHIN_TEN_YEARS,
  tenYearsAfter,
} from './limits.ts'
import { covers, instantOfWork, type OpenTable, stretchAt, stretchEnd, stretchStart, workUntil } from './open-table.ts'
import { readPauses } from './pauses.ts'
import { parseBusinessDay } from './span.ts'
import type { Calendar, DurationMs, InstantMs, Stretch, WorkingHours } from './types.ts'
import { readWallHours, type WallHours } from './wall-hours.ts'
import { offsetsOf } from './zone-offsets.ts'

const DAY_MS = 86_400_000
/** Within this long after the last holiday or exception, weekly hours show all they ever will, gaps and folds apart. */
const SETTLED_AFTER_MS = 30 * DAY_MS

/** Working hours in a zone. Each method asks the current table first; the careful ways are for what lies beyond it. */
export class WorkingCalendar implements Calendar {
  readonly spec: WorkingHours
  readonly zone: string
  readonly #hours: WallHours
  readonly #horizon: Horizon
  readonly #dayMs: DurationMs | undefined
  #table: OpenTable | undefined

  /** @throws CalendarError for an unknown zone, hours or dates that cannot be read. */
  constructor(spec: WorkingHours) {
    this.spec = spec
    this.zone = spec.timeZone
    const offsets = offsetsOf(spec.timeZone)
    this.#hours = readWallHours(spec)
    this.#horizon = new Horizon(this.#hours, offsets)
    this.#dayMs = spec.businessDay === undefined ? this.#hours.commonDayMs : parseBusinessDay(spec.businessDay)
  }

  /** Memory held by the tables, in bytes. */
  get bytes(): number {
    return this.#horizon.bytes
  }

  add(start: InstantMs, amountMs: DurationMs, pauses?: readonly Stretch[]): InstantMs {
    const table = this.#table
    if (table !== undefined && !pauses?.length && amountMs > 0 && covers(table, start)) {
      const work = workUntil(table, start) + amountMs
      if (work <= table.total) {
        const due = instantOfWork(table, work)
        if (due - start <= SURELY_WITHIN_TEN_YEARS) return due
      }
    }
    return this.#addCarefully(start, amountMs, pauses ?? [])
  }

  elapsed(from: InstantMs, to: InstantMs, pauses?: readonly Stretch[]): DurationMs {
    const table = this.#table
    if (table !== undefined && !pauses?.length && from <= to && from >= table.from && to < table.to) {
      return workUntil(table, to) - workUntil(table, from)
    }
    requireOrder(from, to)
    const paused = readPauses(pauses ?? [], from, to)
    return paused.reduce((left, [start, end]) => left - this.#openTime(start, end), this.#openTime(from, to))
  }

  addBusinessDays(start: InstantMs, days: number, pauses?: readonly Stretch[]): InstantMs {
    requireDays(days)
    return this.add(start, days * this.businessDayMs(), pauses)
  }

  businessDayMs(): DurationMs {
    if (this.#dayMs === undefined) throw businessDayNeeded()
    return this.#dayMs
  }

  isOpen(at: InstantMs): boolean {
    requireInstant(at)
    const table = this.#tableAt(at)
    return stretchStart(table, stretchAt(table, at)) <= at
  }

  nextOpen(at: InstantMs): InstantMs {
    requireInstant(at)
    const limit = this.#hours.everOpens ? this.#lookAheadFrom(at) : at
    for (let from = at; from < limit; ) {
      const table = this.#tableAt(from)
      const i = stretchAt(table, from)
      if (i < table.count) return Math.max(from, stretchStart(table, i))
      from = table.to
    }
    throw neverOpens()
  }

  nextClose(at: InstantMs): InstantMs | undefined {
    requireInstant(at)
    const limit = this.#hours.neverClosesWeekly ? this.#settledFrom(at) : Number.POSITIVE_INFINITY
    for (let from = at; from < limit; ) {
      const table = this.#tableAt(from)
      const i = stretchAt(table, from)
      if (stretchStart(table, i) > from || i === table.count) return from
      if (stretchEnd(table, i) < table.to) return stretchEnd(table, i)
      from = table.to
    }
    return undefined
  }

  stretches(from: InstantMs, to: InstantMs): readonly Stretch[] {
    requireOrder(from, to)
    const found: [InstantMs, InstantMs][] = []
    for (let at = from; at < to; ) {
      const table = this.#tableAt(at)
      for (let i = stretchAt(table, at); i < table.count && stretchStart(table, i) < to; i++) {
        const start = Math.max(at, stretchStart(table, i))
        const last = found.at(-1)
        if (last !== undefined && last[1] === start) last[1] = Math.min(to, stretchEnd(table, i))
        else found.push([start, Math.min(to, stretchEnd(table, i))])
      }
      at = table.to
    }
    return found
  }

  #addCarefully(start: InstantMs, amountMs: DurationMs, pauses: readonly Stretch[]): InstantMs {
    requireInstant(start)
    requireAmount(amountMs)
    const limit = tenYearsAfter(start)
    const paused = readPauses(pauses, start, limit)
    if (amountMs === 0) return start
    let [from, left] = [start, amountMs]
    for (const [pauseStart, pauseEnd] of paused) {
      const open = this.#openTime(from, pauseStart)
      if (left <= open) break
      left -= open
      from = pauseEnd
    }
    return this.#reach(from, left, limit)
  }

  /** The earliest instant at which `amountMs` of open time have passed since `start`, no later than `limit`. */
  #reach(start: InstantMs, amountMs: DurationMs, limit: InstantMs): InstantMs {
    let [from, left] = [start, amountMs]
    while (this.#hours.everOpens && from < limit) {
      const table = this.#tableAt(from)
      const work = workUntil(table, from) + left
      if (work <= table.total) {
        const due = instantOfWork(table, work)
        if (due <= limit) return due
        break
      }
      left = work - table.total
      from = table.to
    }
    throw neverOpens()
  }

  #openTime(from: InstantMs, to: InstantMs): DurationMs {
    let total = 0
    for (let at = from; at < to; ) {
      const table = this.#tableAt(at)
      const end = to < table.to ? workUntil(table, to) : table.total
      total += end - workUntil(table, at)
      at = table.to
    }
    return total
  }

  /** Past its last special date a calendar repeats itself: what has not come by then never comes. */
  #settledFrom(at: InstantMs): InstantMs {
    const last = this.#hours.lastDate
    return Math.max(at, last === undefined ? at : last * DAY_MS) + SETTLED_AFTER_MS
  }

  #lookAheadFrom(at: InstantMs): InstantMs {
    return tenYearsAfter(this.#settledFrom(at))
  }

  #tableAt(at: InstantMs): OpenTable {
    const table = this.#table
    if (table !== undefined && covers(table, at)) return table
    this.#table = this.#horizon.tableAt(at)
    return this.#table
  }
}
