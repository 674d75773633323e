const minuteMs = 60_000

/** How a paper writes numbers, dates and spans. What cannot be read is written as it came. */
export interface Writer {
  readonly locale: string
  readonly zone: string
  readonly number: (value: number, digits?: number) => string
  /** 0 to 1 as per cent, never rounded up to whole. */
  readonly share: (value: number) => string
  /** `1 h 20 min`, and from three days of 24 hours on `5 d 9 h`. */
  readonly span: (ms: number) => string
  /** An instant: `19 Nov 2026, 17:12`. */
  readonly moment: (at: string) => string
  /** A civil date, or the day of an instant in the paper's zone: `19 Nov 2026`. */
  readonly day: (on: string) => string
  /** `2026-03` as `Mar`. */
  readonly month: (month: string) => string
  /** A period with its exclusive end written as its last day. */
  readonly period: (from: string, until: string) => string
}

const dayMs = 86_400_000
const fallback = { locale: 'en-GB', zone: 'UTC' }

/** A writer for a locale and a zone; those that are unknown, or whose words the face cannot set, fall back to English and UTC. */
export function openWriter(wish: { locale: string; zone: string }, hasGlyph: (codePoint: number) => boolean): Writer {
  const locale = isWritable(wish.locale, hasGlyph)
    ? `${new Intl.Locale(wish.locale, { numberingSystem: 'latn' })}`
    : fallback.locale
  const zone = isZone(wish.zone) ? wish.zone : fallback.zone
  const date = (timeZone: string, parts: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...parts })
    return (text: string): string => {
      const at = Date.parse(text)
      return Number.isNaN(at) ? text : format.format(at)
    }
  }
  const long = { day: 'numeric', month: 'short', year: 'numeric' } as const
  const day = byKind(date('UTC', long), date(zone, long))
  return {
    ...{ locale, zone, day },
    ...numbersOf(locale),
    moment: date(zone, { ...long, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    month: date('UTC', { month: 'short' }),
    period: (from, until) => `${day(from)} – ${day(dayBefore(until))}`,
  }
}

function numbersOf(locale: string): Pick<Writer, 'number' | 'share' | 'span'> {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const number = (value: number, digits = 0) => (digits === 0 ? whole : fine).format(value)
  return {
    number,
    share: (value) => `${fine.format(Math.floor(value * 1000 + 1e-9) / 10)} %`,
    span: (ms) => spanIn(ms, number),
  }
}

/** Whole minutes, rounded up: a promise missed by a second is never missed by nothing. */
function spanIn(ms: number, number: (value: number) => string): string {
  const minutes = Math.ceil(Math.round(Math.max(0, ms)) / minuteMs)
  const hours = Math.floor(minutes / 60)
  const rest = minutes - hours * 60
  if (hours === 0) return `${rest} min`
  if (hours >= 72) return `${number(Math.floor(hours / 24))} d ${hours % 24} h`
  if (rest === 0) return `${number(hours)} h`
  return `${number(hours)} h ${rest} min`
}

const isCivil = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)
const byKind = (civil: (text: string) => string, instant: (text: string) => string) => (text: string) =>
  isCivil(text) ? civil(text) : instant(text)
function dayBefore(on: string): string {
  const at = Date.parse(on)
  return Number.isNaN(at) ? on : new Date(at - dayMs).toISOString().slice(0, 10)
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
function isWritable(locale: string, hasGlyph: (codePoint: number) => boolean): boolean {
  try {
    const months = Array.from({ length: 12 }, (_, month) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', numberingSystem: 'latn' }).format(Date.UTC(2026, month, 11)),
    )
    return [...months.join('')].every((sign) => hasGlyph(sign.codePointAt(0) ?? 0))
  } catch {
    return false
  }
}
