import type { RuleGroup } from '@mainstay/policy/assessments'

/** As the page says them. */
export const groupTitles: Readonly<Record<RuleGroup, string>> = {
  performance: 'Performance',
  scalability: 'Room to grow',
  reliability: 'Reliability',
  security: 'Security',
  cost: 'Cost',
  use_and_value: 'Use and value',
}
