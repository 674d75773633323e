import type { PaperFrame } from './paper-frame.ts'

export type PaperSeverity = 'critical' | 'high' | 'medium' | 'low' | 'info'
export type PaperFindingState = 'open' | 'accepted' | 'fixed'
export type PaperVerdict = 'well' | 'watch' | 'poor' | 'unknown'

export interface PaperFinding {
  /** `F-12`: other parts of the paper name it so. */
  readonly number: string
  readonly title: string
  readonly severity: PaperSeverity
  /** Title of its group. */
  readonly group: string
  readonly state: PaperFindingState
  readonly why: string
  readonly evidence: readonly { readonly label: string; readonly value: string }[]
  readonly recommendation: string
  /** `half a day`. */
  readonly effort?: string | undefined
  readonly owner?: string | undefined
  /** A civil date. */
  readonly dueOn?: string | undefined
  /** Of an accepted risk: why, by whom, until when. */
  readonly accepted?:
    | { readonly reason: string; readonly by?: string | undefined; readonly until?: string | undefined }
    | undefined
  /** Where the advice is published. */
  readonly source?: { readonly name: string; readonly url?: string | undefined } | undefined
}
export interface PaperGroup {
  readonly title: string
  /** The same sum over its findings alone, absent where nothing could be checked. */
  readonly score?: number | undefined
  readonly passed: number
  readonly failed: number
  readonly unknown: number
}
export interface PaperMeasure {
  readonly title: string
  /** `ms`, `%`, `req/s`. */
  readonly unit: string
  readonly p50?: number | undefined
  readonly p95?: number | undefined
  readonly p99?: number | undefined
  /** Of p95: from `watch` on it deserves a look, from `poor` on it is a fault. */
  readonly threshold?: { readonly watch: number; readonly poor: number } | undefined
  readonly better: 'lower' | 'higher'
  readonly verdict: PaperVerdict
  /** Oldest first, without this one. */
  readonly earlier: readonly { readonly at: string; readonly p95: number }[]
  readonly note?: string | undefined
}
interface Named {
  readonly number: string
  readonly title: string
}
/** What an assessment found, as the customer gets it. Nothing in it is for staff alone. */
export interface AssessmentPaper {
  readonly kind: 'assessment'
  readonly frame: PaperFrame
  readonly environment: {
    readonly name: string
    readonly version?: string | undefined
    readonly platform?: string | undefined
  }
  /** Paragraphs of plain words. */
  readonly summary: readonly string[]
  /** What it starts at less what the parts take, never below nothing. Absent when nothing could be checked. */
  readonly score?:
    | {
        readonly value: number
        readonly startsAt: number
        readonly level: 'well' | 'watch' | 'at_risk'
        /** Open findings of a severity, times so much, never more than `atMost`. */
        readonly parts: readonly {
          readonly severity: PaperSeverity
          readonly count: number
          readonly each: number
          readonly atMost: number
          readonly takes: number
        }[]
        /** Accepted risks: they take nothing, and are said beside it. */
        readonly accepted: number
      }
    | undefined
  /** Oldest first, this one last. */
  readonly trend: readonly { readonly at: string; readonly score: number; readonly open: number }[]
  readonly groups: readonly PaperGroup[]
  /** In any order: the paper puts the most severe first, and keeps the given order within a severity. */
  readonly findings: readonly PaperFinding[]
  readonly health: readonly PaperMeasure[]
  readonly plan: readonly {
    readonly text: string
    readonly owner?: string | undefined
    readonly dueOn?: string | undefined
    /** Numbers of the findings that it answers. */
    readonly findings: readonly string[]
  }[]
  /** Absent: the first assessment of this environment. */
  readonly changes?:
    | {
        readonly since: { readonly number: string; readonly at: string }
        readonly fixed: readonly Named[]
        readonly appeared: readonly Named[]
        readonly worse: readonly Named[]
        readonly better: readonly Named[]
        readonly stillOpen: number
      }
    | undefined
  readonly basis: {
    readonly ruleSet: string
    readonly version: string
    /** Of the snapshot. */
    readonly collectedAt: string
    readonly rulesChecked: number
    readonly passed: number
    readonly failed: number
    /** Rules that do not concern this installation. */
    readonly notApplicable: number
    /** Rules that could not be answered, and the fact that was missing. */
    readonly unknown: readonly { readonly title: string; readonly missing: string }[]
    /** Things added by an engineer by hand. */
    readonly byHand: number
  }
}
