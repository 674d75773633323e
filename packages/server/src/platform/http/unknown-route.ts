import type { Endpoint } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply, FastifyRequest } from 'fastify'

interface KnownPath {
  readonly matches: RegExp
  readonly methods: readonly string[]
}

/** Answers for addresses without a route: 405 with `Allow` where another method exists, 404 for the rest. */
export function makeUnknownRoute(endpoints: readonly Endpoint[], prefix: string) {
  const known = knownPaths(endpoints, prefix)
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const path = request.url.split('?', 1)[0] ?? ''
    const methods = known.filter((candidate) => candidate.matches.test(path)).flatMap((candidate) => candidate.methods)
    if (methods.length === 0) throw new Refusal('request.not_found')
    reply.header('Allow', allowed(methods))
    if (request.method !== 'OPTIONS') throw new Refusal('request.method_not_allowed')
    reply.code(204).send()
  }
}

const allowed = (methods: readonly string[]): string =>
  [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(', ')

function knownPaths(endpoints: readonly Endpoint[], prefix: string): readonly KnownPath[] {
  return endpoints.map(({ method, path }) => ({
    matches: new RegExp(`^${(prefix + path).replaceAll('.', '\\.').replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`),
    methods: [method],
  }))
}
