import { z } from 'zod'

/** The first line of a rule set: which words it speaks. */
export const ruleSetFormat = 'mainstay-rules/1'

/** From what stops the installation to what is good to know. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const
export type Severity = (typeof severities)[number]

export const ruleGroups = ['performance', 'scalability', 'reliability', 'security', 'cost', 'use_and_value'] as const
export type RuleGroup = (typeof ruleGroups)[number]

/** What it takes to follow a recommendation. */
export const efforts = ['minutes', 'hours', 'days', 'project'] as const
export type Effort = (typeof efforts)[number]

const line = z.string().trim().min(1, 'This must say something.').max(200, 'At most 200 characters.')
const prose = z.string().trim().min(1, 'This must say something.').max(1200, 'At most 1,200 characters.')
const id = z
  .string()
  .max(60, 'At most 60 characters.')
  .regex(/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/, 'An id is lower-case words and digits, joined by "." or "-".')
const points = z.int('A whole number.').min(0, 'Not below 0.').max(1000, 'At most 1,000.')
const figure = z.number().min(0, 'Not below 0.').max(1e15, 'Too large.')
/** An expression in CEL over the snapshot. */
const cel = z.string().trim().min(1, 'An expression is missing.').max(1000, 'At most 1,000 characters.')

const source = z.strictObject({
  name: line,
  url: z
    .string()
    .max(300, 'At most 300 characters.')
    .regex(/^https:\/\/[^\s]+$/, 'A source is an https address.')
    .optional(),
})

const rule = z.strictObject({
  id,
  title: line.meta({ description: 'What should be so: "Every change is written to disk before it is confirmed".' }),
  why: prose,
  severity: z.enum(severities),
  group: z.enum(ruleGroups),
  appliesWhen: cel.optional().meta({ description: 'CEL, true or false. Where false, the rule is not asked.' }),
  passesWhen: cel.meta({ description: 'CEL, true or false. True: all is well. False: the rule failed.' }),
  gauge: z
    .strictObject({
      label: line,
      value: cel,
      unit: z.string().trim().max(20).optional(),
      better: z.enum(['lower', 'higher']),
    })
    .optional()
    .meta({ description: 'The one figure by which a finding is said to be better or worse than last time.' }),
  evidence: z.array(z.strictObject({ label: line, show: cel })).max(8, 'At most 8 lines of evidence.'),
  recommendation: prose,
  effort: z.enum(efforts),
  source,
})

const healthLine = z.strictObject({
  id,
  title: line,
  why: prose.optional(),
  unit: z.string().trim().min(1).max(20),
  each: z
    .strictObject({ of: cel, label: cel })
    .optional()
    .meta({ description: 'One line for each item of a list; `label` and `samples` speak of it as `it`.' }),
  appliesWhen: cel.optional(),
  samples: cel.meta({ description: 'CEL: a list of numbers as measured, or one number.' }),
  better: z.enum(['lower', 'higher']).default('lower'),
  thresholds: z
    .strictObject({
      p50: z.strictObject({ watch: figure, poor: figure }).optional(),
      p95: z.strictObject({ watch: figure, poor: figure }).optional(),
      p99: z.strictObject({ watch: figure, poor: figure }).optional(),
    })
    .default({}),
  atLeastSamples: z.int().min(1).max(100_000).default(1),
  source: source.optional(),
})

const weight = z.strictObject({ each: points, atMost: points })

/**
 * A versioned set of best practices, as it is written in YAML. Limits are there so that reading and evaluating it ends
 * soon, whoever wrote it.
 */
export const RuleSet = z.strictObject({
  format: z.literal(ruleSetFormat),
  id,
  version: z.string().trim().min(1).max(40),
  title: line,
  for: line.meta({ description: 'What kind of installation this is for.' }),
  scoring: z.strictObject({
    startsAt: points,
    severities: z.strictObject({ critical: weight, high: weight, medium: weight, low: weight, info: weight }),
    levels: z.strictObject({ well: points, watch: points }),
  }),
  healthCheck: z
    .strictObject({
      worseByPercent: z.int().min(1).max(1000).meta({
        description: 'So much worse than in the snapshot before is worth watching, whatever the thresholds say.',
      }),
      worseFromShareOfWatch: z.number().min(0).max(1).default(0).meta({
        description: 'Below this share of its threshold a figure is noise: worse than before is not said.',
      }),
      lines: z.array(healthLine).max(50, 'At most 50 lines.'),
    })
    .optional(),
  rules: z.array(rule).min(1, 'A rule set has rules.').max(500, 'At most 500 rules.'),
})
export type RuleSet = z.infer<typeof RuleSet>
export type Rule = RuleSet['rules'][number]
export type HealthLineRule = NonNullable<RuleSet['healthCheck']>['lines'][number]
export type Scoring = RuleSet['scoring']
