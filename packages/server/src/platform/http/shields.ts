import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply, FastifyRequest } from 'fastify'

const unsafeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

export const isChange = (request: FastifyRequest): boolean => unsafeMethods.has(request.method)

/** Where our own pages stand. */
export interface OwnAddresses {
  /** Unset: the address that was asked. */
  readonly publicUrl: string | undefined
  readonly isPortalHost: (host: string) => Promise<boolean>
}

/**
 * Refuses `session.origin_refused` for what another site's page sends: each change, and each live line. Programs send
 * no `Origin` and pass; browsers always do on such requests, and say `Sec-Fetch-Site` beside it.
 */
export async function requireOwnOrigin(request: FastifyRequest, own: OwnAddresses): Promise<void> {
  const { origin } = request.headers
  if (origin !== undefined && origin !== (await ownOrigin(request, own))) throw new Refusal('session.origin_refused')
  const site = request.headers['sec-fetch-site']
  const isForeign = site === 'cross-site' || site === 'same-site'
  if (origin === undefined && isForeign) throw new Refusal('session.origin_refused')
}

/** The one origin whose pages may ask here: at a portal's host that host's own, never a neighbour's. */
async function ownOrigin(request: FastifyRequest, { publicUrl, isPortalHost }: OwnAddresses): Promise<string> {
  if (publicUrl === undefined) return `${request.protocol}://${request.host}`
  const { host, origin, protocol } = new URL(publicUrl)
  const asked = request.host.toLowerCase()
  return asked !== host && (await isPortalHost(asked)) ? `${protocol}//${asked}` : origin
}

/** Headers of every answer that is not a page: nothing may be run, framed, guessed, or kept by a cache. */
export function answerShields(publicUrl: string | undefined): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...transportShield(publicUrl),
  }
}

/** Two years of https only, once the public address is https. */
function transportShield(publicUrl: string | undefined): Readonly<Record<string, string>> {
  return publicUrl?.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}
}

export const applyShields = (reply: FastifyReply, shields: Readonly<Record<string, string>>): void => {
  reply.headers(shields)
}
