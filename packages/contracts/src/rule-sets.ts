import { efforts, ruleGroups, severities } from '@mainstay/policy/assessments'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const RuleSetView = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  for: z.string(),
  startsAt: z.number(),
  severities: z.array(z.object({ severity: z.enum(severities), each: z.number(), atMost: z.number() })),
  rules: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      why: z.string(),
      severity: z.enum(severities),
      group: z.enum(ruleGroups),
      appliesWhen: z.string().nullable(),
      passesWhen: z.string(),
      recommendation: z.string(),
      effort: z.enum(efforts),
      source: z.object({ name: z.string(), url: z.string().nullable() }),
    }),
  ),
  measures: z.array(z.object({ id: z.string(), title: z.string(), unit: z.string() })),
})
export type RuleSetView = z.infer<typeof RuleSetView>

export const listRuleSetsEndpoint = endpoint({
  method: 'GET',
  path: '/rule-sets',
  summary: 'The best practices that assessments hold installations against, each rule with its source',
  tag: 'Assessments',
  door: 'staff',
  returns: z.object({ items: z.array(RuleSetView) }),
  refuses: ['access.denied'],
})
