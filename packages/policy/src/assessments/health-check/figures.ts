import { percentilesOf } from '../expressions/percentiles.ts'
import type { HealthLineRule } from '../rule-sets/rule-set.ts'
import { type HealthFigure, type HealthLine, type HealthVerdict, percentileNames } from './types.ts'

interface FiguresQuestion {
  readonly line: HealthLineRule
  readonly samples: readonly number[]
  readonly before: readonly number[]
  readonly question: { readonly worseByPercent: number; readonly worseFromShareOfWatch: number }
}

/** Of `percentileNames`, in their order. */
const percents = [50, 95, 99]

/** Three percentiles of what was measured; none where nothing was. */
export function figuresOf({ line, samples, before, question }: FiguresQuestion): readonly HealthFigure[] {
  if (samples.length === 0) return []
  const values = percentilesOf(samples, percents)
  const earlierValues = before.length === 0 ? [] : percentilesOf(before, percents)
  return percentileNames.map((percentile, at) => {
    const value = values[at] ?? Number.NaN
    const earlier = earlierValues[at] ?? null
    const { watch = null, poor = null } = line.thresholds[percentile] ?? {}
    const changePercent = earlier === null || earlier === 0 ? null : ((value - earlier) / earlier) * 100
    const worseBy = line.better === 'lower' ? (changePercent ?? 0) : -(changePercent ?? 0)
    const isNoise = line.better === 'lower' && value < (watch ?? 0) * question.worseFromShareOfWatch
    return {
      ...{ percentile, value, watch, poor, earlier, changePercent },
      byThreshold: byThreshold(value, { watch, poor, better: line.better }),
      isWorse: worseBy > question.worseByPercent && !isNoise,
    }
  })
}

interface Threshold {
  readonly watch: number | null
  readonly poor: number | null
  readonly better: 'lower' | 'higher'
}
/** At a threshold is still on its good side. */
function byThreshold(value: number, { watch, poor, better }: Threshold): HealthVerdict {
  if (watch === null || poor === null) return 'unknown'
  const isPast = (limit: number) => (better === 'lower' ? value > limit : value < limit)
  return isPast(poor) ? 'poor' : isPast(watch) ? 'watch' : 'well'
}

interface VerdictQuestion {
  readonly figures: readonly HealthFigure[]
  readonly samples: number
  readonly atLeast: number
  readonly isFaulty: boolean
}
/** The worst of its figures. Worse than before is worth watching, whatever the thresholds say. */
export function verdictOf({
  figures,
  samples,
  atLeast,
  isFaulty,
}: VerdictQuestion): Pick<HealthLine, 'verdict' | 'because'> {
  if (isFaulty) return { verdict: 'unknown', because: 'fault' }
  if (samples === 0) return { verdict: 'unknown', because: 'no_samples' }
  if (samples < atLeast) return { verdict: 'unknown', because: 'too_few_samples' }
  const is = (verdict: HealthVerdict) => figures.some(({ byThreshold }) => byThreshold === verdict)
  if (is('poor')) return { verdict: 'poor', because: 'threshold' }
  if (is('watch')) return { verdict: 'watch', because: 'threshold' }
  if (figures.some(({ isWorse }) => isWorse)) return { verdict: 'watch', because: 'worse_than_before' }
  return is('well') ? { verdict: 'well', because: 'all_well' } : { verdict: 'unknown', because: 'no_thresholds' }
}
