import type { Endpoint } from '@mainstay/contracts/endpoint'
import { type ProblemCode, problemCatalogue } from '@mainstay/contracts/problems'

type Json = Readonly<Record<string, unknown>>

export interface DescribedRefusals {
  /** The refusals of an operation by status: a `$ref` where another operation answers just so, else written out. */
  readonly of: (endpoint: Endpoint) => Json
  /** For `components`: answers of several operations, named by their codes, and each problem once, as it travels. */
  readonly responses: Json
  readonly examples: Json
}

/** All refusals of a list of operations. One status has one answer in OpenAPI, so it names every code it may bear. */
export function describeRefusals(endpoints: readonly Endpoint[]): DescribedRefusals {
  const answers = endpoints.flatMap((endpoint) => codesByStatus(endpoint).map(([, codes]) => codes))
  const shared = new Map(
    [...Map.groupBy(answers, nameOf)].flatMap(([name, [codes, ...more]]) =>
      codes && more.length > 0 ? [[name, describeAnswer(codes)] as const] : [],
    ),
  )
  const answer = (codes: readonly ProblemCode[]) =>
    shared.has(nameOf(codes)) ? { $ref: `#/components/responses/${nameOf(codes)}` } : describeAnswer(codes)
  return {
    of: (endpoint) => Object.fromEntries(codesByStatus(endpoint).map(([status, codes]) => [status, answer(codes)])),
    responses: Object.fromEntries([...shared].sort(([a], [b]) => (a < b ? -1 : 1))),
    examples: Object.fromEntries([...new Set(answers.flat())].sort().map((code) => [code, describeProblem(code)])),
  }
}

function codesByStatus(endpoint: Endpoint): readonly (readonly [status: string, codes: readonly ProblemCode[]])[] {
  const codes = [...new Set([...endpoint.refuses, ...generalRefusals(endpoint)])].sort()
  return [...Map.groupBy(codes, (code) => String(problemCatalogue[code].status))].sort(([a], [b]) => a.localeCompare(b))
}

/** Refusals that any operation may answer with, by what it is. */
function generalRefusals(endpoint: Endpoint): readonly ProblemCode[] {
  return [
    'request.rate_limited',
    'desk.busy',
    'desk.unavailable',
    'desk.fault',
    ...ifSo(endpoint.query || endpoint.body || endpoint.method !== 'GET', 'request.invalid'),
    ...ifSo(endpoint.body, 'request.unreadable', 'request.unsupported_type', 'request.too_large'),
    ...ifSo(endpoint.door !== 'anyone', 'session.missing', 'access.denied', 'access.scope_missing', 'access.read_only'),
    ...ifSo(endpoint.method !== 'GET', 'session.origin_refused'),
    ...ifSo(
      endpoint.method === 'POST' && endpoint.door !== 'anyone',
      'idempotency.in_flight',
      'idempotency.key_reused',
    ),
    ...ifSo(endpoint.ifMatch === 'required', 'request.precondition_required'),
    ...ifSo(endpoint.ifMatch, 'request.stale'),
  ]
}

const ifSo = (condition: unknown, ...codes: readonly ProblemCode[]): readonly ProblemCode[] => (condition ? codes : [])

const nameOf = (codes: readonly ProblemCode[]): string => codes.join('-or-')

function describeAnswer(codes: readonly ProblemCode[]): Json {
  return {
    description: codes.map((code) => `\`${code}\``).join(' or '),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  }
}

function describeProblem(code: ProblemCode): Json {
  const { status, title } = problemCatalogue[code]
  return { summary: title, value: { type: `urn:mainstay:problem:${code}`, title, status, code } }
}

/** The body of every refusal (RFC 9457); its `code` is stable, the other words may change. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; never changes its meaning' },
    detail: { type: 'string' },
    clause: { type: 'string', description: 'The clause of the policy that decided' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}
