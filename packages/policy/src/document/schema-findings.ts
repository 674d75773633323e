import type { z } from 'zod'
import type { JsonSchema } from './json-schema.ts'
import type { DocumentPath, Finding } from './problems.ts'
import { didYouMean } from './suggest.ts'

const asSchema = (value: unknown): JsonSchema | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined

const step = (schema: JsonSchema | undefined, name: string | number): JsonSchema | undefined => {
  const properties = asSchema(schema?.properties)
  return asSchema(properties?.[name]) ?? asSchema(schema?.additionalProperties) ?? asSchema(schema?.items)
}

/** Keys that the schema knows at a place of the document. */
const keysAt = (schema: JsonSchema, path: DocumentPath): readonly string[] => {
  const there = path.reduce<JsonSchema | undefined>(step, schema)
  return Object.keys(asSchema(there?.properties) ?? {})
}

const valueAt = (value: unknown, path: DocumentPath): unknown =>
  path.reduce<unknown>(
    (node, name) => (typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined),
    value,
  )

const pathOf = (path: readonly PropertyKey[]): DocumentPath =>
  path.map((part) => (typeof part === 'number' ? part : String(part)))

const unknownFields = (issue: z.core.$ZodIssueUnrecognizedKeys, schema: JsonSchema): Finding[] => {
  const parent = pathOf(issue.path)
  return issue.keys.map((name) => ({
    code: 'policy.unknown_field',
    path: [...parent, name],
    atKey: true,
    message: `\`${name}\` is not a field here.`,
    ...didYouMean(name, keysAt(schema, parent)),
  }))
}

const badOption = (issue: z.core.$ZodIssueInvalidValue, path: DocumentPath, written: unknown): Finding => {
  const options = issue.values.map(String)
  const list = options.map((option) => `\`${option}\``).join(', ')
  return {
    code: 'policy.bad_value',
    path,
    message: options.length === 1 ? `This must be ${list}.` : `This must be one of ${list}.`,
    ...didYouMean(String(written), options),
  }
}

const typeWords: Readonly<Record<string, string>> = {
  object: 'a group of fields',
  record: 'a group of fields',
  array: 'a list',
  tuple: 'a pair such as ["08:30", "17:30"]',
  string: 'text (put it in quotes if it looks like a number)',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
}

const fallbackMessage = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_type') return `This must be ${typeWords[issue.expected] ?? issue.expected}.`
  if (issue.code === 'invalid_key') return 'This key is not of the right form.'
  return /^(?:Too |Invalid )/.test(issue.message) ? `${issue.message}.` : issue.message
}

const findingsOf = (issue: z.core.$ZodIssue, schema: JsonSchema, root: unknown): readonly Finding[] => {
  const path = pathOf(issue.path)
  if (issue.code === 'unrecognized_keys') return unknownFields(issue, schema)
  const written = valueAt(root, path)
  const name = path.at(-1)
  if (written === undefined && typeof name === 'string')
    return [{ code: 'policy.missing_field', path, message: `\`${name}\` is missing here.` }]
  if (issue.code === 'invalid_value') return [badOption(issue, path, written)]
  return [
    {
      code: 'policy.bad_value',
      path,
      message: fallbackMessage(issue),
      ...(issue.code === 'invalid_key' ? { atKey: true } : {}),
    },
  ]
}

/** A missing field whose misspelt twin stands beside it is said once, at the twin. */
const withoutTwins = (findings: readonly Finding[]): readonly Finding[] => {
  const meant = new Set(
    findings
      .filter((finding) => finding.code === 'policy.unknown_field' && finding.suggestion)
      .map((finding) => [...finding.path.slice(0, -1), finding.suggestion?.split('`')[1]].join('.')),
  )
  return findings.filter((finding) => finding.code !== 'policy.missing_field' || !meant.has(finding.path.join('.')))
}

/** What the schema refused, in the product's own sentences. */
export const schemaFindings = (
  issues: readonly z.core.$ZodIssue[],
  schema: JsonSchema,
  root: unknown,
): readonly Finding[] => withoutTwins(issues.flatMap((issue) => findingsOf(issue, schema, root)))
