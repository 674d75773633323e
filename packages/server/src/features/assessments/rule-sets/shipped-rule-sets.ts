import type { RuleSet } from '@mainstay/policy/assessments'
export const shippedRuleSets = async (): Promise<readonly RuleSet[]> => []
