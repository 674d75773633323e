import { daysBetween } from '../calendar/index.ts'

/** How a new agreement stands to the one that it follows. Dates are civil, `to` exclusive. */
export type Succession =
  | { readonly kind: 'seamless' }
  | { readonly kind: 'gap' | 'overlap'; readonly days: number; readonly from: string; readonly to: string }

/** Whether something is left between the end of one agreement and the start of the next, or counted twice. */
export const succession = (
  before: { readonly endsOn: string },
  after: { readonly startsOn: string; readonly endsOn: string },
): Succession => {
  if (after.startsOn === before.endsOn) return { kind: 'seamless' }
  if (after.startsOn > before.endsOn)
    return { kind: 'gap', days: daysBetween(before.endsOn, after.startsOn), from: before.endsOn, to: after.startsOn }
  const endsWithin = after.endsOn < before.endsOn
  const to = endsWithin ? after.endsOn : before.endsOn
  return { kind: 'overlap', days: daysBetween(after.startsOn, to), from: after.startsOn, to }
}
