import { daysBetween } from '../calendar/index.ts'
import type { Measure, MeasuredValue } from './types.ts'

export type Standing = 'met' | 'on_track' | 'behind' | 'no_figures' | 'stale'

/** How progress is read: a part of the policy document. */
export interface ProgressRules {
  /** So far below the straight line still counts as on track, in percent of the whole way. */
  readonly tolerancePercent: number
  /** A figure older than this says nothing any more. */
  readonly staleAfterDays: number
}
export interface ProgressQuestion {
  readonly measure: Measure
  /** Civil date on which the target is to be reached; without it only the target counts. */
  readonly dueOn?: string | undefined
  readonly values: readonly MeasuredValue[]
  readonly today: string
  readonly rules: ProgressRules
}
export interface Progress {
  readonly standing: Standing
  readonly latest: MeasuredValue | undefined
  /** Percent of the way from baseline to target that the latest figure stands for; below 0 where it went back. */
  readonly share: number | undefined
  /** Percent that the straight line asks for on the day of that figure. */
  readonly expected: number | undefined
}

/** The figure of the latest day up to today. */
const latestOf = (values: readonly MeasuredValue[], today: string): MeasuredValue | undefined =>
  values
    .filter(({ on }) => on <= today)
    .reduce<MeasuredValue | undefined>((last, one) => (last === undefined || one.on >= last.on ? one : last), undefined)

/**
 * Where an objective with figures stands: on the straight line from the baseline to the target, which goes up or down as
 * the two say. Met as soon as the target is reached. A target that is its own baseline is met while nothing moved away.
 */
export function progressOf({ measure, dueOn, values, today, rules }: ProgressQuestion): Progress {
  const latest = latestOf(values, today)
  if (!latest) return { standing: 'no_figures', latest, share: undefined, expected: undefined }
  const share = shareOf(measure, latest.value)
  const expected = dueOn === undefined ? undefined : expectedOn(measure.from, dueOn, latest.on)
  return { latest, share, expected, standing: standingOf({ share, expected, latest, dueOn, today, rules }) }
}

const shareOf = ({ baseline, target }: Measure, value: number): number =>
  target === baseline ? (value === target ? 100 : 0) : ((value - baseline) / (target - baseline)) * 100

function expectedOn(from: string, dueOn: string, on: string): number {
  const whole = daysBetween(from, dueOn)
  if (whole <= 0) return on >= dueOn ? 100 : 0
  return Math.min(100, Math.max(0, (daysBetween(from, on) / whole) * 100))
}

interface Read extends Pick<ProgressQuestion, 'dueOn' | 'today' | 'rules'> {
  readonly share: number
  readonly expected: number | undefined
  readonly latest: MeasuredValue
}
function standingOf({ share, expected, latest, dueOn, today, rules }: Read): Standing {
  if (share >= 100) return 'met'
  // the day has come and the target is not reached, whatever was measured when
  if (dueOn !== undefined && today > dueOn) return 'behind'
  if (expected !== undefined && share + rules.tolerancePercent < expected) return 'behind'
  return daysBetween(latest.on, today) > rules.staleAfterDays ? 'stale' : 'on_track'
}
