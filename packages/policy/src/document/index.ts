export { type Cadence, readCadence, timesAYear } from './cadences.ts'
export { type ChangeEffect, diffPolicies, type PolicyChange } from './diff-policies.ts'
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
export { clauseAnchor, type RenderOptions, renderPolicy } from './render-policy.ts'
export {
  type RenderedClause,
  type RenderedReading,
  type RenderedSection,
  renderEverySection,
  renderSections,
} from './render-sections.ts'
export type { Annex, Policy, PolicyTerms } from './schema.ts'
export { readSpan, type Span, saySpan, spanMs } from './spans.ts'
