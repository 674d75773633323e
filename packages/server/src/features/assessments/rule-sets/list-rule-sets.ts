import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listRuleSetsEndpoint, RuleSetView } from '@mainstay/contracts/rule-sets'
import { type RuleSet, severities } from '@mainstay/policy/assessments'
import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { shippedRuleSets } from './shipped-rule-sets.ts'

/** What installations are held against, with the source of each rule. */
export async function listRuleSets(ctx: Ctx): Promise<OutputOf<typeof listRuleSetsEndpoint>> {
  allow(ctx, 'rule_sets.see', {})
  return { items: (await shippedRuleSets()).map(viewOf) }
}

const viewOf = (set: RuleSet): RuleSetView => ({
  ...{ id: set.id, version: set.version, title: set.title, for: set.for, startsAt: set.scoring.startsAt },
  severities: severities.map((severity) => ({ severity, ...set.scoring.severities[severity] })),
  rules: set.rules.map((rule) => ({
    ...{ id: rule.id, title: rule.title, why: rule.why, severity: rule.severity, group: rule.group },
    ...{ appliesWhen: rule.appliesWhen ?? null, passesWhen: rule.passesWhen },
    ...{ recommendation: rule.recommendation, effort: rule.effort },
    source: { name: rule.source.name, url: rule.source.url ?? null },
  })),
  measures: (set.healthCheck?.lines ?? []).map(({ id, title, unit }) => ({ id, title, unit })),
})
