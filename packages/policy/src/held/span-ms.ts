import { parseSpan } from '../calendar/span.ts'

const unitMs = { m: 60_000, h: 3_600_000, bd: 86_400_000 } as const

/**
 * The length of a written span in plain time. Whoever wrote to us waits on their own clock, not on hours of support: a
 * business day is a day here.
 */
export function spanMs(written: string): number {
  const { amount, unit } = parseSpan(written)
  return amount * unitMs[unit]
}
