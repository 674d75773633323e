import type { InstantMs } from './types.ts'

/** To make a format costs a hundred times what using it does; readers' zones and languages are few. */
const formats = new Map<string, Intl.DateTimeFormat>()
const formatLimit = 256

const formatOf = (locale: string, zone: string, withYear: boolean): Intl.DateTimeFormat => {
  const key = `${locale} ${zone} ${withYear}`
  const kept = formats.get(key)
  if (kept) return kept
  if (formats.size >= formatLimit) formats.clear()
  const made = new Intl.DateTimeFormat(locale, {
    ...{ timeZone: zone, day: 'numeric', month: 'short' },
    ...(withYear ? { year: 'numeric' } : {}),
  })
  formats.set(key, made)
  return made
}

interface DayReader {
  readonly locale: string
  readonly zone: string
  readonly withYear?: boolean
}

/**
 * A day as it is said everywhere, in screens, reasons and mail alike: `19 Nov`, or `3 Mar 2027` with the year. The reader's
 * language gives the month, never the order.
 */
export const sayDay = (at: InstantMs, { locale, zone, withYear = false }: DayReader): string => {
  const parts = formatOf(locale, zone, withYear).formatToParts(at)
  return ['day', 'month', ...(withYear ? ['year'] : [])]
    .map((type) => parts.find((one) => one.type === type)?.value ?? '')
    .join(' ')
}
