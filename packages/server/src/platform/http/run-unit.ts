import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx, Principal } from '../ctx.ts'
import type { OpenUnit, UnitKind } from '../unit-of-work/index.ts'
import { type CallFacts, rememberCall } from './call-facts.ts'
import {
  AlreadyAnswered,
  type Answer,
  type AnswerSeal,
  findAnswer,
  type KeyedRequest,
  storeAnswer,
} from './idempotency.ts'
import type { InFlight } from './in-flight.ts'

interface UnitCall {
  readonly principal: Principal
  readonly kind: UnitKind
  readonly facts: Omit<CallFacts, 'versionWasChecked'>
  readonly work: (ctx: Ctx) => Promise<Answer>
}

/** Runs a use case in its unit and gives its answer; a promised look at `If-Match` that nobody took is a fault. */
export async function runOnce(open: OpenUnit, call: UnitCall): Promise<Answer> {
  return open(call.principal, call.kind, async (ctx) => {
    const facts = { ...call.facts, versionWasChecked: false }
    rememberCall(ctx, facts)
    const answer = await call.work(ctx)
    if (facts.ifMatch !== undefined && !facts.versionWasChecked) throw new Error('If-Match was sent but never compared')
    return answer
  })
}

/** Keeps one answer per key: the effect and the answer commit together or not at all. */
export async function runKeyed(
  open: OpenUnit,
  call: UnitCall,
  keyed: { readonly request: KeyedRequest; readonly seal: AnswerSeal; readonly inFlight: InFlight },
): Promise<Answer> {
  const { request, seal } = keyed
  const work = async (ctx: Ctx) => {
    const answer = await call.work(ctx)
    const at = await ctx.now()
    ctx.post(storeAnswer(ctx, request, { answer, seal, at }))
    return answer
  }
  const lookUp = () => open(call.principal, 'read', (ctx) => findAnswer(ctx, request, seal))
  return keyed.inFlight.inTurn(request, async () => {
    try {
      return await runOnce(open, { ...call, work })
    } catch (error) {
      return await replayOr(error, lookUp)
    }
  })
}

/**
 * The use case ran first, with the caller's present rights: a caller who may no longer see or do it is refused, not
 * replayed. Any other refusal (the state moved on by the first request itself) gives way to the first answer.
 */
async function replayOr(error: unknown, lookUp: () => Promise<Answer | undefined>): Promise<Answer> {
  const mayReplay =
    error instanceof AlreadyAnswered || (error instanceof Refusal && !isAboutRights(error) && !isTurnedAway(error))
  if (!mayReplay) throw error
  const answer = await lookUp()
  if (answer) return answer
  throw error instanceof AlreadyAnswered ? new Refusal('idempotency.in_flight') : error
}

/** Nothing was begun, and asking would make a crowd denser. Where the database went away, the answer of COMMIT may be lost. */
const isTurnedAway = ({ code }: Refusal): boolean => code === 'desk.busy'

const isAboutRights = (refusal: Refusal): boolean =>
  refusal.code === 'access.denied' || refusal.code.endsWith('.not_found') || refusal.code.startsWith('session.')
