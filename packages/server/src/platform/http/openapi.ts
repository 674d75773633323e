import type { Endpoint } from '@mainstay/contracts/endpoint'
import { type ProblemCode, problemCatalogue } from '@mainstay/contracts/problems'
import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>

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

/** The API as OpenAPI 3.1, from the same list that the routes are made of; equal lists give equal bytes. */
export function describeApi(
  endpoints: readonly Endpoint[],
  about: { readonly title: string; readonly version: string },
): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')
    const operations = paths[path] ?? {}
    operations[endpoint.method.toLowerCase()] = describeOperation(endpoint)
    paths[path] = operations
  }
  return {
    openapi: '3.1.0',
    info: { title: about.title, version: about.version, description: introduction },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }, { apiKey: [] }],
    tags: [...new Set(endpoints.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: problemSchema }, securitySchemes, parameters, headers },
  }
}

const introduction =
  'Everything that the portal and the console do goes through these operations. Problems follow RFC 9457 with a stable `code`. ' +
  'Ids are TypeIDs, instants ISO 8601 in Z. Unknown fields are refused. Lists go on by `cursor`.'

function describeOperation(endpoint: Endpoint): Json {
  const status = String(endpoint.status ?? 200)
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.door === 'anyone' ? { security: [] } : {}),
    parameters: describeParameters(endpoint),
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: toSchema(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: {
      [status]: describeAnswer(endpoint),
      ...describeRefusals([...endpoint.refuses, ...generalRefusals(endpoint)]),
    },
  }
}

/** `POST /tickets/:ticketId/messages` as `postTicketsByTicketIdMessages`: stable while the path is. */
function operationId(endpoint: Endpoint): string {
  const words = endpoint.path
    .split(/[/-]/)
    .filter(Boolean)
    .map((word) => (word.startsWith(':') ? `by-${word.slice(1)}` : word))
  const titled = words.flatMap((word) => word.split('-')).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return endpoint.method.toLowerCase() + titled.join('')
}

function describeAnswer(endpoint: Endpoint): Json {
  if (endpoint.status === 204) return { description: 'Done; nothing to show.' }
  if (endpoint.status === 303) return { description: 'Goes on to another address.' }
  return {
    description: 'Done.',
    headers: { 'Request-Id': { $ref: '#/components/headers/RequestId' } },
    content: { 'application/json': { schema: toSchema(endpoint.returns, 'output') } },
  }
}

function describeParameters(endpoint: Endpoint): readonly Json[] {
  return [
    ...properties(endpoint.params, 'path'),
    ...properties(endpoint.query, 'query'),
    ...(endpoint.method === 'POST' && endpoint.door !== 'anyone'
      ? [{ $ref: '#/components/parameters/IdempotencyKey' }]
      : []),
    ...(endpoint.ifMatch
      ? [{ $ref: `#/components/parameters/IfMatch${endpoint.ifMatch === 'required' ? 'Required' : ''}` }]
      : []),
  ]
}

function properties(schema: z.ZodType | undefined, place: 'path' | 'query'): readonly Json[] {
  if (!schema) return []
  const json = toSchema(schema, 'input') as { properties?: Record<string, Json>; required?: readonly string[] }
  return Object.entries(json.properties ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || (json.required?.includes(name) ?? false),
    schema: field,
  }))
}

function describeRefusals(codes: readonly ProblemCode[]): Json {
  const byStatus = Map.groupBy(new Set(codes), (code) => String(problemCatalogue[code].status))
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([status, refused]) => [
        status,
        {
          description: refused.map((code) => `\`${code}\`: ${problemCatalogue[code].title}`).join('\n\n'),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  )
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    reused: 'inline',
  })
  return json
}

const problemSchema = {
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
const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'mainstay',
    description: '`__Host-mainstay` where the public address is https',
  },
  apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'msk_…' },
}
const text = (maxLength: number) => ({ type: 'string', maxLength })
const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: text(255),
    description: 'A repeat with the same key gives the first answer, for 30 days',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    schema: text(32),
    description: 'The `ETag` you last saw',
  },
  IfMatchRequired: {
    name: 'If-Match',
    in: 'header',
    required: true,
    schema: text(32),
    description: 'The `ETag` you last saw',
  },
}
const headers = { RequestId: { description: 'Names this request in the log', schema: { type: 'string' } } }
