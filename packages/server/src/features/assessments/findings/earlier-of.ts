import type { EarlierFinding } from '@mainstay/policy/assessments'
import type { FindingRow } from './queries.ts'

/** A finding as the policy reads it. */
export const earlierOf = (row: FindingRow): EarlierFinding => ({
  ...{ id: row.id, ruleId: row.ruleId, title: row.title, severity: row.severity, group: row.group, state: row.state },
  ...{ severityByHand: row.severityByHand, gauge: row.gauge ?? undefined },
  ...(row.acceptedUntil === null
    ? {}
    : { acceptance: { reason: row.acceptedBecause ?? '', until: row.acceptedUntil } }),
})
