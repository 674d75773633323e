import type { Endpoint } from '@mainstay/contracts/endpoint'
import type { FieldProblem, ProblemCode } from '@mainstay/contracts/problems'
import { Refusal } from '@mainstay/contracts/problems'
import { z } from 'zod'
import { escapePointer, refuseNul } from './json-body.ts'
import { refuseUnknownFields } from './strict-schema.ts'

interface Sent {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}
export interface ReadInput {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

const nothing = z.strictObject({})

/**
 * Compiles the reader of one endpoint's params, query and body, once, at start-up.
 * A malformed id in the path is answered as an unknown one; everything else is `request.invalid` with pointers.
 */
export function compileReader(endpoint: Endpoint): (sent: Sent) => ReadInput {
  const params = endpoint.params
  const query = refuseUnknownFields(endpoint.query ?? nothing)
  const body = refuseUnknownFields(endpoint.body ?? nothing)
  const notFound = notFoundCode(endpoint)
  return (sent) => ({
    params: params ? readParams(params, sent.params, notFound) : undefined,
    query: readPart(query, refuseNulIn(sent.query), '/query', endpoint.query !== undefined),
    body: readPart(body, sent.body ?? (endpoint.body ? undefined : {}), '', endpoint.body !== undefined),
  })
}

function notFoundCode(endpoint: Endpoint): ProblemCode {
  return endpoint.refuses.find((code) => code.endsWith('.not_found')) ?? 'request.not_found'
}

function readParams(schema: z.ZodType, sent: unknown, notFound: ProblemCode): unknown {
  const read = schema.safeParse(sent)
  if (!read.success) throw new Refusal(notFound)
  return read.data
}

function readPart(schema: z.ZodType, sent: unknown, prefix: string, isWanted: boolean): unknown {
  const read = schema.safeParse(sent, { reportInput: true })
  if (!read.success) throw new Refusal('request.invalid', { errors: fieldProblems(read.error.issues, prefix) })
  return isWanted ? read.data : undefined
}

function refuseNulIn(query: unknown): unknown {
  for (const [name, value] of Object.entries(query ?? {})) refuseNul(`${name}${String(value)}`, '/query')
  return query
}

const problemsShown = 20

/** Zod's issues as field problems; the texts are ours, so that no typed value is ever repeated. */
function fieldProblems(issues: readonly z.core.$ZodIssue[], prefix = ''): readonly FieldProblem[] {
  return issues.flatMap((issue) => toProblems(issue, prefix)).slice(0, problemsShown)
}

function toProblems(issue: z.core.$ZodIssue, prefix: string): readonly FieldProblem[] {
  const at = prefix + issue.path.map((step) => `/${escapePointer(String(step))}`).join('')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: `${at}/${escapePointer(key.slice(0, 80))}`,
      code: 'unknown_field',
      detail: 'This field is not known.',
    }))
  }
  return [{ pointer: at, code: issue.code, detail: sentenceFor(issue) }]
}

function sentenceFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This field is needed.' : `This must be ${wordFor(issue.expected)}.`
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) <= 1
        ? 'Write something here.'
        : `This must be at least ${issue.minimum}${unitOf(issue.origin)}.`
    case 'too_big':
      return `This may be at most ${issue.maximum}${unitOf(issue.origin)}.`
    case 'invalid_value':
      return `Pick one of: ${issue.values.map(String).join(', ')}.`
    case 'invalid_format':
      return `This is not written as ${issue.format === 'regex' ? 'expected' : `a valid ${issue.format}`}.`
    case 'custom':
      return issue.message
    default:
      return 'This is not as expected.'
  }
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const wordFor = (expected: string): string => words[expected] ?? 'of another kind'

const unitOf = (origin: string): string => (origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '')
