import { CalendarError } from './calendar-error.ts'
import { quote } from './civil-days.ts'
import type { DurationMs } from './types.ts'

/** A span as a policy writes it: minutes, hours, or business days. */
export interface WrittenSpan {
  readonly amount: number
  readonly unit: 'm' | 'h' | 'bd'
}

/** Reads `30m`, `4h` or `1bd`; else `calendar.bad_amount`. */
export const parseSpan = (text: string): WrittenSpan => {
  const match = /^(\d{1,9})(m|h|bd)$/.exec(text)
  const unit = match?.[2]
  if (unit === 'm' || unit === 'h' || unit === 'bd') return { amount: Number(match?.[1]), unit }
  throw new CalendarError('calendar.bad_amount', `${quote(text)} is not a span. Write it as 30m, 4h or 1bd.`)
}

/** Reads the declared length of a business day, `9h` or `540m`, in milliseconds; else `calendar.bad_amount`. */
export const parseBusinessDay = (text: string): DurationMs => {
  const match = /^(\d{1,5})(h|m)$/.exec(text)
  const minutes = Number(match?.[1]) * (match?.[2] === 'h' ? 60 : 1)
  if (minutes > 0) return minutes * 60_000
  throw new CalendarError(
    'calendar.bad_amount',
    `${quote(text)} is not the length of a business day. Write 9h or 540m.`,
  )
}
