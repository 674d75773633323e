/** A length of support time as the policy writes it: minutes, hours or business days. */
export interface Span {
  readonly amount: number
  readonly unit: 'm' | 'h' | 'bd'
}

export const spanPattern = /^[1-9]\d{0,4}(m|h|bd)$/

/** Reads `30m`, `4h`, `1bd`; undefined for anything else, zero and negatives included. */
export const readSpan = (written: string): Span | undefined => {
  const unit = spanPattern.exec(written)?.[1]
  if (unit !== 'm' && unit !== 'h' && unit !== 'bd') return undefined
  return { amount: Number.parseInt(written, 10), unit }
}

const minuteMs = 60_000

/** Support time in ms; a business day counts `businessDayMs` (policy: length of a business day). */
export const spanMs = (span: Span, businessDayMs: number): number => {
  if (span.unit === 'bd') return span.amount * businessDayMs
  return span.amount * (span.unit === 'h' ? 60 : 1) * minuteMs
}

const unitWords = { m: ['minute', 'minutes'], h: ['hour', 'hours'], bd: ['business day', 'business days'] } as const

/** `4h` as "4 hours". Text that is no span comes back as it is. */
export const saySpan = (written: string): string => {
  const span = readSpan(written)
  return span ? `${span.amount} ${unitWords[span.unit][span.amount === 1 ? 0 : 1]}` : written
}

/** `9h` or `540m` in ms; undefined for anything else. */
export const readBusinessDay = (written: string): number | undefined => {
  const span = readSpan(written)
  return span && span.unit !== 'bd' ? spanMs(span, 0) : undefined
}
