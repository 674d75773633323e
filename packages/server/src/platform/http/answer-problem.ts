import type { ProblemBody } from '@mainstay/contracts/problems'
import { problemCatalogue, Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply } from 'fastify'
import { StaleVersion } from './versions.ts'

/** The body of a refusal by RFC 9457: equal for equal refusals, without ids, without what was sent. */
export function problemBody(refusal: Refusal): ProblemBody {
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

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53100',
  '53200',
  '25006',
])
const tooSlow = new Set(['55P03', '57014', '40001', '40P01'])

/** Turns whatever went wrong into a refusal; undefined when nobody foresaw it. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const { code, statusCode, message } = describe(error)
  if (code.startsWith('08') || unreachable.has(code)) return new Refusal('desk.unavailable')
  if (/connection terminated|timeout exceeded when trying to connect/i.test(message))
    return new Refusal('desk.unavailable')
  if (tooSlow.has(code)) return new Refusal('desk.busy')
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
    message: typeof facts.message === 'string' ? facts.message : '',
  }
}
