import rateLimit from '@fastify/rate-limit'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RateLimits } from './http-parts.ts'

export interface Limiters {
  /** Counts a request against its source address. Refuses `request.rate_limited`. */
  readonly countSource: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** Counts a request against its account, then its person or key; the last figures replace those before. */
  readonly countCaller: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
}

type Count = ReturnType<FastifyInstance['createRateLimit']>

/** Counters per source address, per account and per person, one window of a minute each, told in `RateLimit-*`. */
export async function makeLimiters(app: FastifyInstance, limits: RateLimits): Promise<Limiters> {
  await app.register(rateLimit, { global: false, cache: 20_000 })
  const perSource = app.createRateLimit({
    max: limits.perSource,
    timeWindow: 60_000,
    keyGenerator: (r) => `source ${r.ip}`,
  })
  const perCaller = app.createRateLimit({
    max: limits.perPerson,
    timeWindow: 60_000,
    keyGenerator: (r) => `person ${r.caller?.viewerId ?? r.caller?.personId ?? r.ip}`,
  })
  const perAccount = app.createRateLimit({
    max: limits.perAccount ?? 0,
    timeWindow: 60_000,
    keyGenerator: (r) => `account ${accountOf(r) ?? r.ip}`,
  })
  const countPerson = limits.perPerson > 0 ? apply(perCaller) : async () => {}
  const countAccount = limits.perAccount ? apply(perAccount) : async () => {}
  return {
    countSource: limits.perSource > 0 ? apply(perSource) : async () => {},
    countCaller: async (request, reply) => {
      if (accountOf(request) !== undefined) await countAccount(request, reply)
      await countPerson(request, reply)
    },
  }
}

/** The customer on whose account it goes; staff who see its portal count for themselves. */
const accountOf = ({ caller }: FastifyRequest): string | undefined =>
  caller?.principal.role === 'desk_customer' && caller.viewerId === undefined ? caller.principal.accountId : undefined

const apply = (count: Count) => async (request: FastifyRequest, reply: FastifyReply) => {
  const state = await count(request)
  if (state.isAllowed) return
  reply.header('RateLimit-Limit', String(state.max))
  reply.header('RateLimit-Remaining', String(state.remaining))
  reply.header('RateLimit-Reset', String(state.ttlInSeconds))
  if (state.isExceeded) throw new Refusal('request.rate_limited', { retryAfterS: state.ttlInSeconds })
}
