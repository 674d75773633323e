import type { FastifyRequest } from 'fastify'
import type { Credentials } from './http-parts.ts'

/** What a request shows to prove who sends it. What a live line says in its query stands for headers it cannot send. */
export function credentialsOf(
  request: FastifyRequest,
  said: { readonly account?: string | undefined; readonly viewing?: string | undefined } = {},
): Credentials {
  const { cookie, authorization } = request.headers
  return {
    cookie,
    authorization,
    account: said.account ?? oneHeader(request, 'mainstay-account'),
    viewing: said.viewing ?? oneHeader(request, 'mainstay-viewing'),
    source: request.ip,
  }
}

const oneHeader = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
