export { type Cadence, readCadence, timesAYear } from './cadences.ts'
export { annexJsonSchema, policyJsonSchema, policyJsonSchemaText } from './json-schema.ts'
export {
  type AnnexParse,
  type ParseOptions,
  type ParseRefusal,
  type PolicyParse,
  parseAnnex,
  parsePolicy,
} from './parse-policy.ts'
export type { PolicyProblem, PolicyProblemCode } from './problems.ts'
export type { Annex, Policy, PolicyTerms } from './schema.ts'
export { readSpan, type Span, saySpan, spanMs } from './spans.ts'
