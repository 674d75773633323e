import type { FastifyReply, FastifyRequest } from 'fastify'

/** More than this is not heard out: the connection ends instead. */
const heardOutBytes = 64 * 1_048_576

/**
 * Reads away what is still coming of a body that was refused. Left lying it would hold up the next request of this
 * connection; cut off, its sender would often see a broken pipe instead of the answer.
 */
export function hearOut(request: FastifyRequest, reply: FastifyReply): void {
  if (request.raw.complete || Number(request.headers['content-length'] ?? 0) > heardOutBytes) return
  request.raw.unpipe()
  request.raw.resume()
  reply.removeHeader('connection')
}
