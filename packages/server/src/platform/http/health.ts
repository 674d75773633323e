import { timingSafeEqual } from 'node:crypto'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyRequest } from 'fastify'
import type { Mount } from './build-http.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** `/healthz`: the process answers. `/readyz`: it can do its work. `/metrics`: figures, for loopback or the token. */
export const mountHealth: Mount = (app, parts) => {
  app.get('/healthz', (_request, reply) => reply.type('application/json; charset=utf-8').send('{"status":"ok"}'))
  app.get('/readyz', async (_request, reply) => {
    const { isReady, details } = await parts.readiness()
    if (!isReady) reply.code(503).header('Retry-After', '2')
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ status: isReady ? 'ready' : 'not ready', ...details }))
  })
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, parts.metricsToken)) throw new Refusal('request.not_found')
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await parts.metrics())
  })
}

/** With a token set only the token counts; without one, only a caller on this machine that no proxy speaks for. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return loopback.has(request.ip) && request.headers['x-forwarded-for'] === undefined
  const given = Buffer.from(request.headers.authorization ?? '')
  const expected = Buffer.from(`Bearer ${token}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
