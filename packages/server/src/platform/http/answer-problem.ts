import type { ProblemBody } from '@mainstay/contracts/problems'
import { problemCatalogue, Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply } from 'fastify'
import { refuseForDatabase } from '../db/failures.ts'
import { StaleVersion } from './versions.ts'

/** The body of a refusal by RFC 9457: equal for equal refusals, without ids, without what was sent. */
function problemBody(refusal: Refusal): ProblemBody {
  const entry = problemCatalogue[refusal.code]
  return {
    type: `urn:mainstay:problem:${refusal.code}`,
    title: entry.title,
    status: entry.status,
    code: refusal.code,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(refusal.clause === undefined ? {} : { clause: refusal.clause }),
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
  }
}

/** Answers with a problem; 503 and 409-in-flight say when to come back, 401 says how to prove oneself. */
export function answerProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const body = problemBody(refusal)
  const retryAfterS =
    refusal.retryAfterS ?? (body.status === 503 || body.code === 'idempotency.in_flight' ? 2 : undefined)
  if (retryAfterS !== undefined) reply.header('Retry-After', String(retryAfterS))
  if (body.status === 401) reply.header('WWW-Authenticate', 'Bearer realm="mainstay"')
  if (refusal instanceof StaleVersion) reply.header('ETag', `"${refusal.currentVersion}"`)
  return reply.code(body.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(body))
}

/** Turns whatever went wrong into a refusal; undefined when nobody foresaw it. */
export function asRefusal(error: unknown): Refusal | undefined {
  const seen = refuseForDatabase(error)
  if (seen instanceof Refusal) return seen
  const { code, statusCode } = describe(error)
  // the last net under the checks of each field: text that PostgreSQL cannot hold
  if (code === '22021' || code === '22P05') return new Refusal('request.invalid')
  return fastifyRefusal(code, statusCode)
}

function fastifyRefusal(code: string, statusCode: number): Refusal | undefined {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('request.too_large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('request.unsupported_type')
  if (statusCode === 404) return new Refusal('request.not_found')
  if (statusCode >= 400 && statusCode < 500) return new Refusal('request.unreadable')
  if (statusCode === 503) return new Refusal('desk.busy')
  return undefined
}

function describe(error: unknown) {
  const facts = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  return {
    code: typeof facts.code === 'string' ? facts.code : '',
    statusCode: typeof facts.statusCode === 'number' ? facts.statusCode : 0,
  }
}
