import { requireInstant } from './instant.ts'
import { businessDayNeeded, neverOpens, requireAmount, requireDays, requireOrder, tenYearsAfter } from './limits.ts'
import { readPauses } from './pauses.ts'
import { parseBusinessDay } from './span.ts'
import type { Calendar, CalendarSpec, DurationMs, InstantMs, Stretch } from './types.ts'

/** 24 x 7: every instant is open. */
export class AlwaysCalendar implements Calendar {
  readonly spec: CalendarSpec
  readonly zone = 'UTC'
  readonly bytes = 0
  readonly #dayMs: DurationMs | undefined

  /** @throws CalendarError `calendar.bad_amount` for a business day that cannot be read. */
  constructor(spec: CalendarSpec) {
    this.spec = spec
    this.#dayMs = spec.businessDay === undefined ? undefined : parseBusinessDay(spec.businessDay)
  }

  add(start: InstantMs, amountMs: DurationMs, pauses: readonly Stretch[] = []): InstantMs {
    requireInstant(start)
    requireAmount(amountMs)
    const limit = tenYearsAfter(start)
    let due = start + amountMs
    const paused = readPauses(pauses, start, limit)
    if (amountMs === 0) return start
    for (const [from, to] of paused) if (from < due) due += to - from
    if (!(due <= limit)) throw neverOpens()
    return due
  }

  elapsed(from: InstantMs, to: InstantMs, pauses: readonly Stretch[] = []): DurationMs {
    requireOrder(from, to)
    return readPauses(pauses, from, to).reduce((left, [start, end]) => left - (end - start), to - from)
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
    return true
  }

  nextOpen(at: InstantMs): InstantMs {
    requireInstant(at)
    return at
  }

  nextClose(at: InstantMs): undefined {
    requireInstant(at)
    return undefined
  }

  stretches(from: InstantMs, to: InstantMs): readonly Stretch[] {
    requireOrder(from, to)
    return from < to ? [[from, to]] : []
  }
}
