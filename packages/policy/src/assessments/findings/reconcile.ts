import type { RuleResult } from '../evaluation/types.ts'
import { type Severity, severities } from '../rule-sets/rule-set.ts'
import { compareGauges } from './compare-gauges.ts'
import type { Acceptance, EarlierFinding, FindingChange, FindingState, ReconciledFinding } from './types.ts'

export interface ReconcileQuestion {
  readonly earlier: readonly EarlierFinding[]
  /** Of the new evaluation. */
  readonly results: readonly RuleResult[]
  /** Civil date; an acceptance until this day or before is over. */
  readonly today: string
}

/**
 * Earlier findings held against a new evaluation. No finding is left out; one is closed only by a rule that passed now or
 * by a person; a rule that could not be asked changes nothing and says so. A failed rule without a finding makes a new one.
 */
export function reconcile({ earlier, results, today }: ReconcileQuestion): readonly ReconciledFinding[] {
  const byRule = new Map(results.map((result) => [result.rule.id, result]))
  const known = new Set(earlier.map(({ ruleId }) => ruleId))
  const fresh = results.filter(({ state, rule }) => state === 'failed' && !known.has(rule.id))
  return [...earlier.map((finding) => recheck(finding, byRule, today)), ...fresh.map(newFinding)]
}

const newFinding = (result: RuleResult): ReconciledFinding => ({
  ...{ id: null, ruleId: result.rule.id, title: result.rule.title, severity: result.rule.severity },
  ...{ group: result.rule.group, state: 'open', change: 'new', missing: [], evidence: result.evidence },
  ...(result.gauge ? { gauge: result.gauge } : {}),
})

function recheck(finding: EarlierFinding, byRule: ReadonlyMap<string, RuleResult>, today: string): ReconciledFinding {
  if (finding.ruleId === null) return untouched(withoutExpired(finding, today), 'kept_by_hand')
  const result = byRule.get(finding.ruleId)
  if (result?.state === 'passed') return passed(finding, result)
  if (result?.state === 'failed') return failed(finding, result, today)
  return {
    ...untouched(withoutExpired(finding, today), 'not_rechecked'),
    notRechecked: result?.state ?? 'rule_gone',
    missing: result?.missing ?? [],
  }
}

interface Standing {
  readonly finding: EarlierFinding
  readonly state: FindingState
  readonly acceptance: Acceptance | undefined
  readonly isExpired: boolean
}
/** An acceptance holds until its day, whatever could be re-checked. */
function withoutExpired(finding: EarlierFinding, today: string): Standing {
  const { state, acceptance } = finding
  const until = acceptance?.until ?? null
  const isExpired = state === 'accepted' && until !== null && until <= today
  return isExpired
    ? { finding, state: 'open', acceptance: undefined, isExpired }
    : { finding, state, acceptance: state === 'accepted' ? acceptance : undefined, isExpired }
}

function untouched({ finding, state, acceptance, isExpired }: Standing, change: FindingChange): ReconciledFinding {
  const { id, ruleId, title, severity, group, gauge } = finding
  return {
    ...{ id, ruleId, title, severity, group, state, missing: [], evidence: [] },
    change: isExpired ? 'acceptance_expired' : change,
    ...(acceptance ? { acceptance } : {}),
    ...(gauge ? { gauge } : {}),
  }
}

/** What the new snapshot says, over what was. */
function seen(finding: EarlierFinding, result: RuleResult): Omit<ReconciledFinding, 'state' | 'change'> {
  const { id, ruleId, title, group } = finding
  const severity = finding.severityByHand ? finding.severity : result.rule.severity
  return {
    ...{ id, ruleId, title, severity, group, missing: [], evidence: result.evidence },
    ...(severity === finding.severity ? {} : { earlierSeverity: finding.severity }),
    ...(result.gauge ? { gauge: result.gauge } : {}),
    ...(finding.gauge ? { earlierGauge: finding.gauge } : {}),
  }
}

const passed = (finding: EarlierFinding, result: RuleResult): ReconciledFinding => ({
  ...seen(finding, result),
  state: 'fixed',
  change: finding.state === 'fixed' ? 'still_fixed' : 'fixed',
})

function failed(finding: EarlierFinding, result: RuleResult, today: string): ReconciledFinding {
  const now = seen(finding, result)
  const { state, acceptance, isExpired } = withoutExpired(finding, today)
  if (state === 'fixed') return { ...now, state: 'open', change: 'reopened' }
  if (isExpired) return { ...now, state: 'open', change: 'acceptance_expired' }
  if (state === 'accepted') return { ...now, state, change: 'still_accepted', ...(acceptance ? { acceptance } : {}) }
  return { ...now, state, change: changeOf(finding, now) }
}

const rank = (severity: Severity): number => severities.indexOf(severity)

/** A graver severity is worse; among equals the gauge says. */
function changeOf(finding: EarlierFinding, now: Pick<ReconciledFinding, 'severity' | 'gauge'>): FindingChange {
  if (rank(now.severity) < rank(finding.severity)) return 'worse'
  if (rank(now.severity) > rank(finding.severity)) return 'better'
  return compareGauges(finding.gauge, now.gauge) ?? 'still_open'
}
