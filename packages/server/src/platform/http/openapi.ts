import type { Endpoint } from '@mainstay/contracts/endpoint'
import { type DescribedRefusals, describeRefusals, problemSchema } from './openapi-refusals.ts'
import { type DescribedSchemas, describeSchemas, type SchemaNames } from './openapi-schemas.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * The API as OpenAPI 3.1, from the same list that the routes are made of; equal lists give equal bytes. Schemas with a
 * name, refusals and what else operations share stand once under `components`.
 */
export function describeApi(
  endpoints: readonly Endpoint[],
  about: { readonly title: string; readonly version: string; readonly schemaNames: SchemaNames },
): Json {
  // the fields of these stand one by one as parameters, so a name of the whole would be nobody's
  const takenApart = new Set(endpoints.flatMap(({ params, query }) => [params, query]))
  const names = new Map([...about.schemaNames].filter(([schema]) => !takenApart.has(schema)))
  const schemas = describeSchemas(names, {
    sent: endpoints.flatMap(({ params, query, body }) => [params, query, body].filter((one) => one !== undefined)),
    answered: endpoints.filter(showsSomething).map(({ returns }) => returns),
  })
  const refusals = describeRefusals(endpoints)
  return {
    openapi: '3.1.0',
    info: { title: about.title, version: about.version, description: introduction },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }, { apiKey: [] }],
    tags: [...new Set(endpoints.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
    paths: describePaths(endpoints, { schemas, refusals }),
    components: {
      schemas: { Problem: problemSchema, ...schemas.components },
      responses: refusals.responses,
      examples: refusals.examples,
      securitySchemes,
      parameters,
      headers,
    },
  }
}

interface Described {
  readonly schemas: DescribedSchemas
  readonly refusals: DescribedRefusals
}

function describePaths(endpoints: readonly Endpoint[], described: Described): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')
    const operations = paths[path] ?? {}
    operations[endpoint.method.toLowerCase()] = describeOperation(endpoint, described)
    paths[path] = operations
  }
  return paths
}

const introduction =
  'Everything that the portal and the console do goes through these operations. Problems follow RFC 9457 with a stable `code`. ' +
  'Ids are TypeIDs, instants ISO 8601 in Z. Unknown fields are refused. Lists go on by `cursor`.'

function describeOperation(endpoint: Endpoint, { schemas, refusals }: Described): Json {
  const status = String(endpoint.status ?? 200)
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.door === 'anyone' ? { security: [] } : {}),
    parameters: describeParameters(endpoint, schemas),
    ...(endpoint.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemas.sent(endpoint.body) } } } }
      : {}),
    responses: { [status]: describeAnswer(endpoint, schemas), ...refusals.of(endpoint) },
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

const showsSomething = ({ status }: Endpoint): boolean => status !== 204 && status !== 303

function describeAnswer(endpoint: Endpoint, schemas: DescribedSchemas): Json {
  if (endpoint.status === 204) return { description: 'Done; nothing to show.' }
  if (endpoint.status === 303) return { description: 'Goes on to another address.' }
  return {
    description: 'Done.',
    headers: { 'Request-Id': { $ref: '#/components/headers/RequestId' } },
    content: { 'application/json': { schema: schemas.answered(endpoint.returns) } },
  }
}

function describeParameters(endpoint: Endpoint, schemas: DescribedSchemas): readonly Json[] {
  return [
    ...parametersIn('path', endpoint.params && schemas.sent(endpoint.params)),
    ...parametersIn('query', endpoint.query && schemas.sent(endpoint.query)),
    ...(endpoint.method === 'POST' && endpoint.door !== 'anyone'
      ? [{ $ref: '#/components/parameters/IdempotencyKey' }]
      : []),
    ...(endpoint.ifMatch
      ? [{ $ref: `#/components/parameters/IfMatch${endpoint.ifMatch === 'required' ? 'Required' : ''}` }]
      : []),
  ]
}

function parametersIn(place: 'path' | 'query', schema: Json | undefined): readonly Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    readonly properties?: Readonly<Record<string, Json>>
    readonly required?: readonly string[]
  }
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }))
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
