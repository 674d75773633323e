export type HealthVerdict = 'well' | 'watch' | 'poor' | 'unknown'
export type Percentile = 'p50' | 'p95' | 'p99'
export const percentileNames: readonly Percentile[] = ['p50', 'p95', 'p99']

/** One percentile of one measure: against its thresholds and against the time before. */
export interface HealthFigure {
  readonly percentile: Percentile
  readonly value: number
  readonly watch: number | null
  readonly poor: number | null
  /** The same percentile in the snapshot before. */
  readonly earlier: number | null
  /** In percent of the earlier value; above 0 is more. */
  readonly changePercent: number | null
  /** By the thresholds alone; `unknown` where there are none. */
  readonly byThreshold: HealthVerdict
  /** Worse than before by more than the rule set allows. */
  readonly isWorse: boolean
}

/** One measure of the performance health check, with its numbers for charts. */
export interface HealthLine {
  /** Of the rule set; with `each`, followed by `:` and the label. */
  readonly id: string
  readonly title: string
  readonly why?: string
  readonly unit: string
  readonly better: 'lower' | 'higher'
  readonly verdict: HealthVerdict
  /** What the verdict rests on: a threshold, being worse than before, neither, or why there is none. */
  readonly because:
    | 'threshold'
    | 'worse_than_before'
    | 'all_well'
    | 'no_thresholds'
    | 'no_samples'
    | 'too_few_samples'
    | 'fault'
  readonly samples: number
  readonly figures: readonly HealthFigure[]
  readonly highest: number | null
  /** At most 120 points in the order of measuring, each the worst of its stretch, for a chart. */
  readonly series: readonly number[]
  /** Facts that are missing, or what is wrong with the rule. */
  readonly missing: readonly string[]
  readonly fault?: string
  readonly source?: { readonly name: string; readonly url?: string | undefined }
}
