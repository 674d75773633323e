import type { Endpoint } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sealWith, unsealed } from './answer-seal.ts'
import { compileAnswerCheck } from './check-answer.ts'
import { credentialsOf } from './credentials.ts'
import type { HttpParts } from './http-parts.ts'
import { type Answer, fingerprintOf, keyedRoute, readIdempotencyKey } from './idempotency.ts'
import { InFlight } from './in-flight.ts'
import { requireJsonType } from './json-body.ts'
import type { Limiters } from './limits.ts'
import { compileReader, type ReadInput } from './read-input.ts'
import type { Caller, RawRoute, Route, UnitRoute } from './route.ts'
import { runKeyed, runOnce } from './run-unit.ts'
import { isChange } from './shields.ts'
import { etagOf, readIfMatch } from './versions.ts'

export const apiPrefix = '/api/v1'

/** Mounts one operation: the door first, then the body, then the deal. */
export function mountRoute(app: FastifyInstance, route: Route, parts: HttpParts, limiters: Limiters): void {
  if (route.unit !== 'none' || route.readsBodyBy === undefined) {
    addRoute(app, route, parts, limiters)
    return
  }
  const { readsBodyBy } = route
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', async (_request: unknown, body: unknown) => body)
    await readsBodyBy(scope)
    addRoute(scope, route, parts, limiters)
  })
}

function addRoute(app: FastifyInstance, route: Route, parts: HttpParts, limiters: Limiters): void {
  const { endpoint } = route
  app.route({
    ...(streamsBody(route) ? { bodyLimit: (route.unit === 'none' && route.bodyLimitBytes) || streamLimitBytes } : {}),
    method: endpoint.method,
    url: apiPrefix + endpoint.path,
    exposeHeadRoute: endpoint.method === 'GET' && route.unit !== 'none',
    onRequest: async (request, reply) => {
      await passDoor(request, endpoint, parts)
      await limiters.countCaller(request, reply)
      if (!streamsBody(route) && carriesBody(request)) requireJsonType(request.headers['content-type'])
    },
    handler: route.unit === 'none' ? rawHandler(route) : unitHandler(route, parts),
  })
}

/** Above the limits that handlers of streams keep themselves. */
const streamLimitBytes = 64 * 1_048_576
const streamsBody = (route: Route): boolean => route.unit === 'none' && route.readsBodyBy !== undefined

const carriesBody = (request: FastifyRequest): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0

/** Refuses `session.missing` and, for a person of the other side, `access.denied`. */
async function passDoor(request: FastifyRequest, endpoint: Endpoint, parts: HttpParts): Promise<void> {
  const door = endpoint.door ?? 'signed_in'
  if (door === 'anyone') return
  request.caller = await parts.identify(credentialsOf(request))
  if (!request.caller) throw new Refusal('session.missing')
  if (request.caller.viewerId !== undefined && (isChange(request) || endpoint.isHersAlone))
    throw new Refusal('access.viewing_only')
  const isCustomer = request.caller.principal.role === 'desk_customer'
  if (door === 'customer' ? !isCustomer : door === 'staff' && isCustomer) throw new Refusal('access.denied')
}

function rawHandler(route: RawRoute) {
  const read = compileReader(route.endpoint)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { params, query } = request
    const input = read({ params, query, body: route.readsBodyBy ? undefined : request.body })
    const output = await route.handle({ caller: request.caller, input, request, reply })
    return reply.sent || output === reply ? reply : send(reply, toAnswer(route.endpoint, output))
  }
}

function unitHandler(route: UnitRoute, parts: HttpParts) {
  const { endpoint } = route
  const read = compileReader(endpoint)
  const check = parts.checksAnswers ? compileAnswerCheck(endpoint) : () => {}
  const seal = route.keeping === 'sealed' ? sealWith(parts.secret) : unsealed
  const keepsAnswers = endpoint.method === 'POST' && route.unit === 'write' && route.keeping !== 'never'
  const inFlight = new InFlight()
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { caller } = request
    if (!caller) throw new Error(`${endpoint.path}: a door open to anyone needs serveRaw`)
    const input = read(request as { params: unknown; query: unknown; body: unknown })
    const facts = {
      ifMatch: readIfMatch(endpoint, request.headers['if-match']),
      pageScope: pageScope(endpoint, caller, input),
    }
    const work = async (ctx: Parameters<typeof route.run>[0]) => {
      const output = await route.run(ctx, input)
      check(output)
      return toAnswer(endpoint, output)
    }
    // whoever looks as somebody else reads, also where a read of hers would be noted
    const kind = caller.viewerId === undefined ? route.unit : 'read'
    const call = { principal: caller.principal, kind, facts, work }
    const key = keepsAnswers ? readIdempotencyKey(request.headers['idempotency-key']) : undefined
    if (key === undefined) return send(reply, await runOnce(parts.openUnit, call))
    const keyed = keyedRequest({ endpoint, caller, key, request })
    return send(reply, await runKeyed(parts.openUnit, call, { request: keyed, seal, inFlight }))
  }
}

function keyedRequest(from: { endpoint: Endpoint; caller: Caller; key: string; request: FastifyRequest }) {
  const { endpoint, caller, key, request } = from
  const { principal } = caller
  const accountId = principal.role === 'desk_customer' ? principal.accountId : undefined
  return {
    personId: caller.personId,
    route: keyedRoute(`${endpoint.method} ${endpoint.path}`, accountId),
    key,
    fingerprint: fingerprintOf([accountId ?? null, request.params, request.query, request.body ?? null]),
    accountId,
  }
}

/** A page link is good for the same person, route and filters, however many it shows at once. */
function pageScope(endpoint: Endpoint, caller: Caller, input: ReadInput): string {
  const { cursor: _cursor, limit: _limit, ...filters } = (input.query ?? {}) as Record<string, unknown>
  const { principal } = caller
  const account = principal.role === 'desk_customer' ? principal.accountId : ''
  return JSON.stringify([endpoint.path, caller.personId, account, input.params ?? null, filters])
}

function toAnswer(endpoint: Endpoint, output: unknown): Answer {
  const status = endpoint.status ?? 200
  return { status, body: status === 204 ? '' : JSON.stringify(output), etag: etagOf(output) }
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status)
  if (answer.etag !== undefined) reply.header('ETag', answer.etag)
  if (answer.status === 204) return reply.send()
  return reply.header('Content-Type', 'application/json; charset=utf-8').send(answer.body)
}
