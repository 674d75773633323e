import { checkChoice } from './check-choice.ts'
import { checkAnnexHours, checkHours } from './check-hours.ts'
import { checkAnnexReferences, checkRawClauses, checkReferences } from './check-references.ts'
import { checkScope } from './check-scope.ts'
import { checkAnnexTargets, checkTargets, type Held } from './check-targets.ts'
import { annexJsonSchema, type JsonSchema, policyJsonSchema } from './json-schema.ts'
import { locate } from './locate.ts'
import type { Finding, PolicyProblem } from './problems.ts'
import { readYaml, type YamlText } from './read-yaml.ts'
import { type Annex, annexSchema, type Policy, policySchema } from './schema.ts'
import { schemaFindings } from './schema-findings.ts'

export interface ParseOptions {
  /** Shown to people in front of the line; never opened. */
  readonly fileName?: string
}
export type ParseRefusal = {
  readonly ok: false
  readonly fileName?: string
  readonly problems: readonly PolicyProblem[]
}
export type PolicyParse = { readonly ok: true; readonly policy: Policy } | ParseRefusal
export type AnnexParse = { readonly ok: true; readonly annex: Annex } | ParseRefusal

const problemLimit = 100

const refuse = (yaml: YamlText, findings: readonly Finding[], { fileName }: ParseOptions): ParseRefusal => ({
  ok: false,
  ...(fileName === undefined ? {} : { fileName }),
  problems: findings
    .slice(0, problemLimit)
    .map((finding) => locate(yaml, finding))
    .sort((a, b) => a.line - b.line || a.column - b.column),
})

/** Without a prototype, a plan called `constructor` is simply not sold. */
const onlyOwn = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null), record)

const schemas: { policy?: JsonSchema; annex?: JsonSchema } = {}

/** Only where the clauses themselves are sound: else every reference to a faulty one would be an echo. */
const clausesToo = (findings: readonly Finding[], value: unknown): readonly Finding[] =>
  findings.some(({ path }) => path[0] === 'sections') ? [] : checkRawClauses(value)

/**
 * Reads a policy document (YAML). Every fault comes back as a problem with line, column and, where something near
 * would be right, a suggestion; nothing is thrown.
 */
export const parsePolicy = (text: string, options: ParseOptions = {}): PolicyParse => {
  const read = readYaml(text)
  if (!read.ok) return { ...read, ...options }
  const parsed = policySchema.safeParse(read.yaml.value)
  if (!parsed.success) {
    schemas.policy ??= policyJsonSchema()
    const findings = schemaFindings(parsed.error.issues, schemas.policy, read.yaml.value)
    return refuse(read.yaml, [...findings, ...clausesToo(findings, read.yaml.value)], options)
  }
  const { plans, addOns } = parsed.data
  const policy: Policy = { ...parsed.data, plans: onlyOwn(plans), addOns: onlyOwn(addOns) }
  const unsound = [...checkReferences(policy), ...checkHours(policy), ...checkChoice(policy), ...checkScope(policy)]
  // A target can only be held against hours that make a calendar.
  const findings = unsound.length > 0 ? unsound : checkTargets(policy)
  return findings.length > 0 ? refuse(read.yaml, findings, options) : { ok: true, policy }
}

export interface AnnexOptions extends ParseOptions {
  /** Hours and coverage of the plan that the annex stands on. */
  readonly plan?: Held
}

/** Reads an annex of special terms (YAML, clause ids `A1`, `A2`), with the same care. */
export const parseAnnex = (text: string, { plan, ...options }: AnnexOptions = {}): AnnexParse => {
  const read = readYaml(text)
  if (!read.ok) return { ...read, ...options }
  const parsed = annexSchema.safeParse(read.yaml.value)
  if (!parsed.success) {
    schemas.annex ??= annexJsonSchema()
    return refuse(read.yaml, schemaFindings(parsed.error.issues, schemas.annex, read.yaml.value), options)
  }
  const annex: Annex = parsed.data
  const unsound = [...checkAnnexReferences(annex), ...checkAnnexHours(annex)]
  const findings = unsound.length > 0 ? unsound : checkAnnexTargets(annex, plan)
  return findings.length > 0 ? refuse(read.yaml, findings, options) : { ok: true, annex }
}
