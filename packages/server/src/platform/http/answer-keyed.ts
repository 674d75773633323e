import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../ctx.ts'
import type { OpenUnit } from '../unit-of-work/index.ts'
import { unsealed } from './answer-seal.ts'
import { type Answer, fingerprintOf, keyedRoute, readIdempotencyKey } from './idempotency.ts'
import { InFlight } from './in-flight.ts'
import type { Caller } from './route.ts'
import { runKeyed, runOnce } from './run-unit.ts'

const inFlight = new InFlight()

/** One answer per key for handlers that open their own unit: `says` is everything that decides what the request does. */
export async function answerKeyed(
  openUnit: OpenUnit,
  asked: {
    readonly caller: Caller
    readonly request: FastifyRequest
    readonly route: string
    readonly says: readonly unknown[]
    readonly work: (ctx: Ctx) => Promise<Answer>
  },
): Promise<Answer> {
  const { caller, route, says, work } = asked
  const { principal, personId } = caller
  const call = { principal, kind: 'write', facts: { ifMatch: undefined, pageScope: '' }, work } as const
  const key = readIdempotencyKey(asked.request.headers['idempotency-key'])
  if (key === undefined) return runOnce(openUnit, call)
  const accountId = principal.role === 'desk_customer' ? principal.accountId : undefined
  const request = {
    ...{ personId, key, accountId, route: keyedRoute(route, accountId) },
    fingerprint: fingerprintOf([accountId ?? null, ...says]),
  }
  return runKeyed(openUnit, call, { request, seal: unsealed, inFlight })
}
