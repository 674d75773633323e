import type { Evaluation, ReconciledFinding, RuleResult } from '@mainstay/policy/assessments'
import type { Policy } from '@mainstay/policy/document'
import type { FindingRow, WordsRow } from '../findings/queries.ts'
import { dueOnOf } from '../policy-rules.ts'
import type { ItemRow } from './queries.ts'

export interface DraftGround {
  readonly accountId: string
  readonly assessmentId: string
  readonly evaluation: Evaluation
  /** As they stand with the customer. */
  readonly earlier: readonly FindingRow[]
  /** Rules whose findings were left out of the report before, with the reason. */
  readonly leftOut: ReadonlyMap<string, string>
  readonly rules: Policy['assessments']
  readonly today: string
  /** The largest number given so far. */
  readonly lastNumber: number
  readonly newId: () => string
}

/** What an assessment says of each finding, before an engineer touches it. What was mended long ago is no news. */
export function draftItems(reconciled: readonly ReconciledFinding[], ground: DraftGround): readonly ItemRow[] {
  const results = new Map(ground.evaluation.results.map((result) => [result.rule.id, result]))
  const kept = new Map(ground.earlier.map((row) => [row.id, row]))
  let number = ground.lastNumber
  return reconciled
    .filter(({ change }) => change !== 'still_fixed')
    .map((finding) => {
      const before = finding.id === null ? undefined : kept.get(finding.id)
      const isClosed = finding.ruleId === null && before?.state === 'fixed'
      const result = finding.ruleId === null ? undefined : results.get(finding.ruleId)
      return {
        ...{ accountId: ground.accountId, assessmentId: ground.assessmentId },
        ...{ findingId: before?.id ?? ground.newId(), number: before?.number ?? ++number },
        ...wordsOf(finding, { before, result, ground }),
        // what no rule checks was closed by a person since the report before
        ...(isClosed ? { state: 'fixed', change: 'fixed' } : { state: finding.state, change: finding.change }),
        earlier: earlierOf(finding),
        leftOut: before || finding.ruleId === null ? null : (ground.leftOut.get(finding.ruleId) ?? null),
      }
    })
}

interface Beside {
  readonly before: FindingRow | undefined
  readonly result: RuleResult | undefined
  readonly ground: DraftGround
}
/** The words that the customer knows stay; what shows it, and how grave it is, are of the new snapshot. */
function wordsOf(finding: ReconciledFinding, { before, result, ground }: Beside): WordsRow {
  const { ruleId, group, severity, gauge } = finding
  const shows = finding.notRechecked === undefined && finding.evidence.length > 0
  const common = { ruleId, group, severity, severityByHand: before?.severityByHand ?? false }
  const shown = { evidence: shows ? finding.evidence : (before?.evidence ?? []), gauge: gauge ?? before?.gauge ?? null }
  if (before) {
    const { title, why, recommendation, effort, source, ownerId, ownerSide } = before
    const dueOn = finding.change === 'reopened' ? dueOnOf(ground.rules, severity, ground.today) : before.dueOn
    return { ...common, ...shown, title, why, recommendation, effort, source, ownerId, ownerSide, dueOn }
  }
  return {
    ...{ ...common, ...shown, title: finding.title, why: result?.rule.why ?? '' },
    ...{ recommendation: result?.rule.recommendation ?? '', effort: result?.rule.effort ?? null },
    ...{ source: result?.rule.source ?? null, ownerId: null, ownerSide: 'customer' },
    dueOn: dueOnOf(ground.rules, severity, ground.today),
  }
}

const earlierOf = ({
  earlierSeverity,
  earlierGauge,
  notRechecked,
  missing,
}: ReconciledFinding): ItemRow['earlier'] => ({
  ...(earlierSeverity === undefined ? {} : { severity: earlierSeverity }),
  ...(earlierGauge === undefined ? {} : { gauge: earlierGauge }),
  ...(notRechecked === undefined ? {} : { notRechecked, missing: [...missing] }),
})
