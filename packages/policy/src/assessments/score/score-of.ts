import type { FindingState } from '../findings/types.ts'
import { type RuleGroup, ruleGroups, type Scoring, type Severity, severities } from '../rule-sets/rule-set.ts'
import type { Score, ScoreAt, ScorePart, Sum, Trend } from './types.ts'

/** As much of a finding as the score looks at. */
export interface Scored {
  readonly severity: Severity
  readonly group: RuleGroup
  readonly state: FindingState
}

/**
 * The score as a sum in the open: a start, less what the open findings of each severity take, never below nothing. What
 * they take comes from the rule set. Accepted risks and fixed findings take nothing.
 */
export function scoreOf(findings: readonly Scored[], scoring: Scoring): Score {
  const open = findings.filter(({ state }) => state === 'open')
  return {
    ...sumOf(open, scoring),
    accepted: findings.filter(({ state }) => state === 'accepted').length,
    groups: ruleGroups.map((group) => ({
      group,
      ...sumOf(
        open.filter((one) => one.group === group),
        scoring,
      ),
    })),
  }
}

function sumOf(open: readonly Scored[], { startsAt, severities: weights, levels }: Scoring): Sum {
  const parts = severities.map((severity): ScorePart => {
    const { each, atMost } = weights[severity]
    const count = open.filter((one) => one.severity === severity).length
    return { severity, count, each, atMost, takes: Math.min(atMost, count * each) }
  })
  const score = Math.max(0, startsAt - parts.reduce((sum, { takes }) => sum + takes, 0))
  return { score, level: score >= levels.well ? 'well' : score >= levels.watch ? 'watch' : 'at_risk', startsAt, parts }
}

/** The line over time, oldest first, and how the newest stands to the one before. */
export function trendOf(scores: readonly ScoreAt[]): Trend {
  const points = scores.toSorted((a, b) => a.at - b.at)
  const [last, before] = [points.at(-1), points.at(-2)]
  if (!last || !before) return { points, sinceLast: null, direction: 'first' }
  const sinceLast = last.score - before.score
  return { points, sinceLast, direction: sinceLast > 0 ? 'up' : sinceLast < 0 ? 'down' : 'same' }
}
