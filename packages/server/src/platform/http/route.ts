import type { Endpoint, InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx, Principal } from '../ctx.ts'
import type { UnitKind } from '../unit-of-work/index.ts'

/** Who stands at the door: a person or robot, and by which means it proved that. */
export interface Caller {
  readonly principal: Principal
  /** Whose the request is: the scope of idempotency keys and rate limits. */
  readonly personId: string
  readonly means: 'session' | 'api_key'
  /** Id of the session or key, never its secret. */
  readonly meansId: string
  /** The member of staff who sees what this person sees: counted for what is asked, and allowed to change nothing. */
  readonly viewerId?: string
}

/** What a handler without a unit of work receives: it opens its own units, after the streaming is done. */
export interface Call<Input> {
  /** Absent only behind the door `anyone`. */
  readonly caller: Caller | undefined
  readonly input: Input
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** `kept` stores answers as they are, `sealed` encrypts them at rest (they carry a secret), `never` does not store. */
export type AnswerKeeping = 'kept' | 'sealed' | 'never'

interface RouteParts {
  readonly endpoint: Endpoint
}
export interface UnitRoute extends RouteParts {
  readonly unit: UnitKind
  readonly keeping: AnswerKeeping
  readonly run: (ctx: Ctx, input: unknown) => Promise<unknown>
}
export interface RawRoute extends RouteParts {
  readonly unit: 'none'
  /** The handler reads the body itself, as a stream of any type; this teaches its scope what else it needs. */
  readonly readsBodyBy: ((scope: FastifyInstance) => Promise<void>) | undefined
  /** Above the limit that the handler itself keeps. */
  readonly bodyLimitBytes: number | undefined
  readonly handle: (call: Call<unknown>) => Promise<unknown>
}
export type Route = UnitRoute | RawRoute

/** Binds an operation of the contract to its use case; the HTTP side of it is said in the endpoint alone. */
export function serve<E extends Endpoint>(
  endpoint: E,
  useCase: (ctx: Ctx, input: InputOf<E>) => Promise<OutputOf<E>>,
  options: { readonly unit?: UnitKind; readonly keeping?: AnswerKeeping } = {},
): Route {
  return {
    endpoint,
    unit: options.unit ?? (endpoint.method === 'GET' ? 'read' : 'write'),
    keeping: options.keeping ?? 'kept',
    run: (ctx, input) => useCase(ctx, input as InputOf<E>),
  }
}

/** Binds an operation that holds no transaction while it streams: uploads, downloads, live updates, sign-in. */
export function serveRaw<E extends Endpoint>(
  endpoint: E,
  handle: (call: Call<InputOf<E>>) => Promise<OutputOf<E> | FastifyReply>,
  options: {
    readonly readsBodyBy?: (scope: FastifyInstance) => Promise<void>
    readonly bodyLimitBytes?: number
  } = {},
): Route {
  return {
    endpoint,
    unit: 'none',
    readsBodyBy: options.readsBodyBy,
    bodyLimitBytes: options.bodyLimitBytes,
    handle: (call) => handle(call as Call<InputOf<E>>),
  }
}
