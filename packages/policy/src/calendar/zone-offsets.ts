import { CalendarError } from './calendar-error.ts'
import { quote } from './civil-days.ts'
import { RecentlyUsed } from './recently-used.ts'
import { suggestZone } from './suggest-zone.ts'
import type { InstantMs } from './types.ts'

/** While `[from, to)` lasts, local time = UTC + `offsetMs`. */
export interface OffsetSpan {
  readonly from: InstantMs
  readonly to: InstantMs
  readonly offsetMs: number
}

const DAY_MS = 86_400_000
/** Offsets are found and kept in pieces of 365 days. */
const PIECE_MS = 365 * DAY_MS
const PIECES_KEPT = 256
/**
 * How far apart offsets are sampled. No zone of the tz database has left an offset and come back to it in less
 * than seven days (the quickest: Brazil's north-east in October 2000, Gaza in 2040), so none is stepped over.
 */
const SAMPLE_MS = 5 * DAY_MS
const GRID_MS = 900_000
/** Before 1800 each zone keeps its local mean time. */
const EARLIEST_SAMPLE = Date.UTC(1800, 0, 1)

/** The offsets of one zone, read from the running engine's tz data when first needed. */
export class ZoneOffsets {
  readonly zone: string
  readonly #pieces = new Map<number, readonly OffsetSpan[]>()

  /** @throws CalendarError `calendar.unknown_zone`, with the likeliest name. */
  constructor(zone: string) {
    this.zone = zone
    formatOf(zone)
  }

  /** Local time minus UTC at an instant, in milliseconds. */
  offsetAt(at: InstantMs): number {
    for (const span of this.#piece(Math.floor(at / PIECE_MS))) if (at < span.to) return span.offsetMs
    return 0
  }

  /** Spans of constant offset that tile `[from, to)`, in order; neighbours may share an offset. */
  spansBetween(from: InstantMs, to: InstantMs): readonly OffsetSpan[] {
    const spans: OffsetSpan[] = []
    for (let piece = Math.floor(from / PIECE_MS); piece * PIECE_MS < to; piece++) {
      for (const span of this.#piece(piece)) {
        const [start, end] = [Math.max(from, span.from), Math.min(to, span.to)]
        if (start < end) spans.push({ from: start, to: end, offsetMs: span.offsetMs })
      }
    }
    return spans
  }

  #piece(index: number): readonly OffsetSpan[] {
    const known = this.#pieces.get(index)
    if (known) return known
    if (this.#pieces.size >= PIECES_KEPT) this.#pieces.clear()
    const spans = findSpans(formatOf(this.zone), index * PIECE_MS, (index + 1) * PIECE_MS)
    this.#pieces.set(index, spans)
    return spans
  }
}

function findSpans(format: Intl.DateTimeFormat, from: InstantMs, to: InstantMs): readonly OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let [spanFrom, offsetMs, at] = [from, readOffset(format, from), from]
  while (at < to) {
    const next = Math.min(at + SAMPLE_MS, to - 1000)
    while (readOffset(format, next) !== offsetMs) {
      at = findChange(format, [at, next], offsetMs)
      spans.push({ from: spanFrom, to: at, offsetMs })
      spanFrom = at
      offsetMs = readOffset(format, at)
    }
    at = next === to - 1000 ? to : next
  }
  spans.push({ from: spanFrom, to, offsetMs })
  return spans
}

/** The second at which `offsetMs`, still in force at `before`, is left; it is no more in force at `after`. */
function findChange(
  format: Intl.DateTimeFormat,
  [before, after]: readonly [InstantMs, InstantMs],
  offsetMs: number,
): InstantMs {
  let [low, high] = [before, after]
  while (high - low > 1000) {
    const middle = splitBetween(low, high)
    if (readOffset(format, middle) === offsetMs) low = middle
    else high = middle
    // Nearly all changes come at a full quarter of an hour: one look before it settles them.
    if (high % GRID_MS === 0 && high - low <= GRID_MS && readOffset(format, high - 1000) === offsetMs) return high
  }
  return high
}

function readOffset(format: Intl.DateTimeFormat, instant: InstantMs): number {
  const at = Math.max(instant, EARLIEST_SAMPLE)
  const text = format.format(at)
  const end = text.length
  const seconds = (pairAt(text, end - 8) * 60 + pairAt(text, end - 5)) * 60 + pairAt(text, end - 2)
  const dayOfMonth = pairAt(text, 0)
  const day = Math.floor(at / DAY_MS)
  const offset = seconds * 1000 - (at - day * DAY_MS)
  if (dayOfMonth === new Date(at).getUTCDate()) return offset
  return dayOfMonth === new Date((day + 1) * DAY_MS).getUTCDate() ? offset + DAY_MS : offset - DAY_MS
}

const pairAt = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

/** Half-way, on a full quarter of an hour where one lies between, else on a full second. */
const splitBetween = (low: InstantMs, high: InstantMs): InstantMs => {
  const middle = (low + high) / 2
  const onGrid = Math.round(middle / GRID_MS) * GRID_MS
  return onGrid > low && onGrid < high ? onGrid : Math.floor(middle / 1000) * 1000
}

const openFormat = (zone: string): Intl.DateTimeFormat => {
  try {
    if (typeof zone === 'string' && zone !== '') return new Intl.DateTimeFormat('en-US', readingOptions(zone))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  const near = suggestZone(String(zone))
  const hint = near === undefined ? 'Write a name such as America/Chicago.' : `Did you mean ${near}?`
  throw new CalendarError('calendar.unknown_zone', `There is no time zone ${quote(zone)}. ${hint}`)
}

const readingOptions = (timeZone: string): Intl.DateTimeFormatOptions => ({
  timeZone,
  hourCycle: 'h23',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** A format weighs a hundred times what is read off it, and is asked only about years not met yet. */
const formats = new RecentlyUsed<Intl.DateTimeFormat>(64)
const formatOf = (zone: string): Intl.DateTimeFormat => formats.getOrMake(zone, () => openFormat(zone))

/** More than there are zones (some 600 names): a desk that serves all of them works out none twice. */
const zones = new RecentlyUsed<ZoneOffsets>(1024)

/** The offsets of a zone, shared by all calendars in it. @throws CalendarError `calendar.unknown_zone` */
export const offsetsOf = (zone: string): ZoneOffsets => zones.getOrMake(zone, () => new ZoneOffsets(zone))
