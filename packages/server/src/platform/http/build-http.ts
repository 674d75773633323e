import underPressure from '@fastify/under-pressure'
import { Refusal } from '@mainstay/contracts/problems'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { monotonicMs } from '../clock/timers.ts'
import { answerProblem, asRefusal } from './answer-problem.ts'
import { signCursorsWith } from './cursor.ts'
import { drainOnClose } from './drain-on-close.ts'
import { hearOut } from './hear-out.ts'
import type { HttpParts } from './http-parts.ts'
import { readJson } from './json-body.ts'
import { LateLoop, lookEveryMs } from './late-loop.ts'
import { makeLimiters } from './limits.ts'
import { measureAnswers } from './measure.ts'
import { apiPrefix, mountRoute } from './mount-route.ts'
import type { Route } from './route.ts'
import { answerShields, applyShields, isChange, requireOwnOrigin } from './shields.ts'
import { makeUnknownRoute } from './unknown-route.ts'

/** What is counted, and put off by a busy desk. Pages and what they are built of always come, or a person would look at nothing. */
const isWork = /^\/(api|files)\//
const bodyLimitBytes = 1_048_576

/** What else is mounted beside the operations: pages, health, docs. Each adds its own routes. */
export type Mount = (app: FastifyInstance, parts: HttpParts) => void | Promise<void>

/** The HTTP side of a desk, not yet listening. `close()` ends it. */
export async function buildHttp(
  parts: HttpParts,
  what: { readonly routes: readonly Route[]; readonly mounts?: readonly Mount[]; readonly beforeDrain?: () => void },
): Promise<FastifyInstance> {
  signCursorsWith(parts.secret)
  const app = makeApp(parts)
  const isClosing = drainOnClose(app, what.beforeDrain ?? (() => undefined))
  measureAnswers(app)
  guardEachRequest(app, parts)
  readBodiesStrictly(app)
  answerFaults(app, parts)
  const limiters = await makeLimiters(app, parts.limits)
  app.addHook('onRequest', async (request, reply) => {
    if (isWork.test(request.url)) await limiters.countSource(request, reply)
  })
  // its own measure of delay takes a stall of a second, in which it saw nothing, for one that never ends
  const loop = new LateLoop(monotonicMs)
  await app.register(underPressure, {
    healthCheck: async () => loop.look(),
    healthCheckInterval: lookEveryMs,
    pressureHandler: (request) => {
      if (isWork.test(request.url)) throw new Refusal('desk.busy', { retryAfterS: 2 })
    },
  })
  const readiness = async () => {
    const told = await parts.readiness()
    return { ...told, isReady: told.isReady && !isClosing() }
  }
  for (const mount of what.mounts ?? []) await mount(app, { ...parts, readiness })
  for (const route of what.routes) mountRoute(app, route, parts, limiters)
  app.setNotFoundHandler(
    makeUnknownRoute(
      what.routes.map((route) => route.endpoint),
      apiPrefix,
    ),
  )
  return app
}

/** Contracts check what comes in and goes out. Fastify's own compilers would be loaded at each start and never asked. */
const noSchemas = (): never => {
  throw new Error('an operation is described by its contract, not by a schema of its route')
}

function makeApp(parts: HttpParts): FastifyInstance {
  const shields = answerShields(parts.publicUrl)
  return fastify({
    logger: false,
    genReqId: () => parts.newId(),
    trustProxy: parts.trustedProxies.length > 0 ? [...parts.trustedProxies] : false,
    bodyLimit: bodyLimitBytes,
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    // a slow sender holds a socket, never a transaction
    requestTimeout: 120_000,
    keepAliveTimeout: 75_000,
    forceCloseConnections: 'idle',
    // what still comes while it ends is done, not turned away (drain-on-close)
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 2_500 },
    // an address that cannot be decoded is an address without a route
    frameworkErrors: (error, request, reply) => {
      shield(request, reply, shields)
      answerProblem(reply, asRefusal(error) ?? new Refusal('request.unreadable'))
    },
  })
}

function shield(request: FastifyRequest, reply: FastifyReply, shields: ReturnType<typeof answerShields>): void {
  applyShields(reply, shields)
  reply.header('Request-Id', request.id)
}

function guardEachRequest(app: FastifyInstance, parts: HttpParts): void {
  const shields = answerShields(parts.publicUrl)
  app.decorateRequest('caller', undefined)
  app.addHook('onRequest', async (request, reply) => {
    shield(request, reply, shields)
    if (isChange(request)) await requireOwnOrigin(request, parts)
  })
}

function readBodiesStrictly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    readJson(body),
  )
}

function answerFaults(app: FastifyInstance, parts: HttpParts): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error)
    const facts = { requestId: request.id, route: request.routeOptions.url, method: request.method }
    if (!refusal) parts.log.error({ ...facts, err: error }, 'unexpected fault')
    else if (refusal.code === 'desk.unavailable') parts.log.warn({ ...facts, err: error }, refusal.code)
    else if (refusal.code === 'desk.busy') parts.log.warn(facts, refusal.code)
    else parts.log.debug({ ...facts, code: refusal.code }, 'refused')
    hearOut(request, reply)
    answerProblem(reply, refusal ?? new Refusal('desk.fault'))
  })
}
