import type { PaperFrame } from './paper-frame.ts'

/** `share` is 0 to 1, written as per cent; `ms` a span, `hours` a number of them, `days` likewise. */
export interface PaperFigure {
  readonly value: number
  readonly unit: 'count' | 'share' | 'ms' | 'hours' | 'days'
}
/** Promises of one row, each counted exactly once: `made` is the sum of all that follow but `excused`. */
export interface PaperTally {
  /** `First answer`, `Road-map review`, or what a priority is called; P0 to P4 bring their sign along by `priority`. */
  readonly label: string
  readonly priority?: PaperPriority | undefined
  readonly made: number
  readonly kept: number
  /** Kept, but after the due time. */
  readonly late: number
  readonly missed: number
  /** Still running when the period ended. */
  readonly open: number
  readonly replaced: number
  readonly withdrawn: number
  /** Skipped at the customer's wish; engagements only. */
  readonly waived: number
  /** Not taken up; engagements only. */
  readonly lapsed: number
  /** Of `late` and `missed`: those that carry an excuse. They stay counted. */
  readonly excused: number
  /** kept / (kept + late + missed), 0 to 1; absent when that is nothing. */
  readonly attainment?: number | undefined
}
export type PaperPriority = 'P0' | 'P1' | 'P2' | 'P3' | 'P4'
export interface PaperExcuse {
  readonly reason: string
  readonly by: string
  readonly at: string
}
/** A promise that was kept late or not at all. */
export interface PaperLate {
  /** `ACME-142`, or the window of an engagement. */
  readonly subject: string
  readonly title: string
  /** `First answer`, `Road-map review`. */
  readonly kind: string
  readonly priority?: PaperPriority | undefined
  readonly dueAt: string
  /** Absent: missed and not made good. */
  readonly metAt?: string | undefined
  /** In the promise's own time; until the end of the period when it was never met. */
  readonly lateByMs?: number | undefined
  /** What is known of why. */
  readonly why?: string | undefined
  readonly excuse?: PaperExcuse | undefined
}
/** How often, of how many where that says something, with a word where one is needed. */
export interface PaperBeside {
  readonly count: number
  readonly of?: number | undefined
  readonly note?: string | undefined
}
/** What a period held, with the figures that both sides saw every day. Nothing in it is for staff alone. */
export interface ServicePaper {
  readonly kind: 'service'
  readonly frame: PaperFrame
  /** Civil dates, the end exclusive; written as its last day. */
  readonly period: { readonly from: string; readonly until: string }
  readonly agreement?:
    | { readonly plan: string; readonly policy: string; readonly orderForm?: string | undefined }
    | undefined
  /** Paragraphs by whoever issues it. */
  readonly summary?: readonly string[] | undefined
  /** Two to six figures that stand large, most important first. */
  readonly headline: readonly {
    readonly label: string
    readonly figure?: PaperFigure | undefined
    readonly note?: string | undefined
  }[]
  /** Rows with a priority are counted into sums; one without is such a sum already, or stands beside (updates promised by hand). */
  readonly responses: readonly PaperTally[]
  readonly engagements: readonly PaperTally[]
  /** Spans of support time from the request to the first answer. */
  readonly percentiles: readonly {
    readonly priority: PaperPriority
    readonly answers: number
    readonly p50Ms?: number | undefined
    readonly p90Ms?: number | undefined
    readonly p99Ms?: number | undefined
    readonly longestMs?: number | undefined
    /** Of the policy; `targetWords` as it says it (`1 business day`). */
    readonly targetMs?: number | undefined
    readonly targetWords?: string | undefined
  }[]
  /** Months (`2026-03`) in order, those without anything too. */
  readonly months: readonly {
    readonly month: string
    readonly tickets: number
    readonly kept: number
    readonly late: number
    readonly missed: number
  }[]
  readonly byVersion: readonly { readonly label: string; readonly tickets: number }[]
  readonly byArea: readonly { readonly label: string; readonly tickets: number }[]
  /** Absent where nothing is known of findings. */
  readonly findings?:
    | {
        readonly closed: readonly { readonly number: string; readonly title: string; readonly on: string }[]
        readonly stillOpen?: number | undefined
      }
    | undefined
  readonly requests: readonly {
    readonly number: string
    readonly title: string
    readonly release: string
    readonly on: string
  }[]
  readonly coverage: { readonly hours: number; readonly words: string }
  /** Always whole: a report cannot leave out what speaks against it. */
  readonly beside: {
    readonly answeredThenSilent: PaperBeside
    readonly lateLowerings: PaperBeside
    readonly cancelledByStaff: PaperBeside
    readonly notSolved: PaperBeside
    readonly reopened: PaperBeside
    readonly upgradeLag: readonly {
      readonly environment: string
      readonly version: string
      readonly newest: string
      readonly days: number
    }[]
  }
  readonly late: readonly PaperLate[]
  /** What is other than in the version before; empty in version 1. */
  readonly changes: readonly {
    readonly what: string
    readonly before?: string | undefined
    readonly after?: string | undefined
    readonly why?: string | undefined
  }[]
  readonly clauses: readonly { readonly id: string; readonly text: string }[]
}
