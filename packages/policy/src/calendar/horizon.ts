import { buildOpenTable } from './build-open-table.ts'
import { bytesOf, covers, type OpenTable } from './open-table.ts'
import type { InstantMs } from './types.ts'
import type { WallHours } from './wall-hours.ts'
import type { ZoneOffsets } from './zone-offsets.ts'

const YEARS_BEFORE = 1
const YEARS_AFTER = 2
const YEARS_ADDED = 2
/** A table spans at most this long (its seconds must fit 31 bits, its arrays the cache of the processor). */
const YEARS_AT_MOST = 30
const TABLES_AT_MOST = 4

/**
 * The rolling horizon of one calendar: a table of three years about the first instant asked for, extended when a
 * question falls beyond it; what lies too far away gets a table of its own, and few of those are kept.
 */
export class Horizon {
  readonly #hours: WallHours
  readonly #zone: ZoneOffsets
  #tables: readonly OpenTable[] = []

  constructor(hours: WallHours, zone: ZoneOffsets) {
    this.#hours = hours
    this.#zone = zone
  }

  /** Memory held by the tables, in bytes. */
  get bytes(): number {
    return this.#tables.reduce((sum, table) => sum + bytesOf(table), 0)
  }

  /** A table that covers `at`; it becomes the first to be tried. */
  tableAt(at: InstantMs): OpenTable {
    const known = this.#tables.find((table) => covers(table, at))
    const [current] = this.#tables
    if (known !== undefined && known === current) return known
    const table = known ?? this.#extend(current, at) ?? this.#build(yearOf(at) - YEARS_BEFORE, yearOf(at) + YEARS_AFTER)
    const others = this.#tables.filter((other) => other !== known && !covers(table, other.from))
    this.#tables = [table, ...others].slice(0, TABLES_AT_MOST)
    return table
  }

  #extend(current: OpenTable | undefined, at: InstantMs): OpenTable | undefined {
    if (current === undefined) return undefined
    const year = yearOf(at)
    const from = at < current.from ? year - YEARS_ADDED + 1 : yearOf(current.from)
    const to = at >= current.to ? year + YEARS_ADDED : yearOf(current.to)
    return to - from <= YEARS_AT_MOST ? this.#build(from, to) : undefined
  }

  #build(fromYear: number, toYear: number): OpenTable {
    return buildOpenTable(this.#hours, this.#zone, yearStart(fromYear), yearStart(toYear))
  }
}

const yearOf = (at: InstantMs): number => new Date(at).getUTCFullYear()

const yearStart = (year: number): InstantMs => {
  const start = new Date(0)
  return start.setUTCFullYear(Math.max(-271_820, Math.min(275_759, year)))
}
