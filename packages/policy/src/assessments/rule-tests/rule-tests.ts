import { z } from 'zod'

const ruleTestsFormat = 'mainstay-rule-tests/1'

const facts = z.record(z.string(), z.unknown())
const support = z.strictObject({
  state: z.string().max(40),
  supportedUntil: z.string().max(40).nullable(),
  newest: z.string().max(40).nullable(),
})

/**
 * Tests of a rule set, as they are written beside it: a healthy snapshot that every rule passes, and small changes of it.
 * Maps in `with` are merged into the snapshot, lists and values replace what is there, `null` takes a fact away.
 */
export const RuleTests = z.strictObject({
  format: z.literal(ruleTestsFormat),
  /** Id of the rule set. */
  for: z.string().min(1).max(60),
  at: z.iso.datetime({ offset: true }),
  support: support.optional(),
  base: facts,
  cases: z
    .array(
      z.strictObject({
        rule: z.string().min(1).max(60),
        expect: z.enum(['passed', 'failed', 'unknown', 'not_applicable']),
        because: z.string().max(200).optional(),
        with: facts.default({}),
        support: support.nullable().optional(),
        at: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .max(2000),
})
export type RuleTests = z.infer<typeof RuleTests>
export type RuleTestCase = RuleTests['cases'][number]
