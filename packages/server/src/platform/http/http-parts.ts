import type { Logger } from 'pino'
import type { OpenUnit } from '../unit-of-work/index.ts'
import type { Caller } from './route.ts'

/** What a request shows to prove who sends it. */
export interface Credentials {
  readonly cookie: string | undefined
  readonly authorization: string | undefined
  /** `Mainstay-Account`: for whom a person with several mandates acts. */
  readonly account: string | undefined
  /** `Mainstay-Viewing`: the viewing in which a member of staff sees what a contact sees. */
  readonly viewing: string | undefined
  /** The address it comes from; a proxy is believed only where it is one of ours. */
  readonly source: string
}

/** Who sends this; undefined when nothing valid was shown. */
export type Identify = (credentials: Credentials) => Promise<Caller | undefined>

/** Requests allowed in one minute; 0 lifts the limit. */
export interface RateLimits {
  readonly perPerson: number
  readonly perSource: number
  /** All people and keys of one customer together; as many as it likes where absent. */
  readonly perAccount?: number
}

/** Facts of the running desk that `/readyz` tells. */
export interface Readiness {
  readonly isReady: boolean
  readonly details: Readonly<Record<string, unknown>>
}

/** A page of the portal that somebody asks for. */
export interface PageAsked {
  /** As sent, or as a trusted proxy passed it on. */
  readonly host: string
  /** Path and query. */
  readonly url: string
}
/** A page, in place of what stands between its marks with this head; or where it is now. */
export type PageAnswer =
  | { readonly kind: 'page'; readonly head?: string }
  | { readonly kind: 'redirect'; readonly to: string }

/** What the HTTP side needs of a desk; it knows no ticket. */
export interface HttpParts {
  readonly openUnit: OpenUnit
  readonly identify: Identify
  readonly newId: () => string
  readonly log: Logger
  readonly secret: string
  readonly publicUrl: string | undefined
  /** Whether a host is one beside `publicUrl` that we answer at. */
  readonly isPortalHost: (host: string) => Promise<boolean>
  readonly dressPage: (asked: PageAsked) => Promise<PageAnswer>
  readonly filesOrigin: string | undefined
  readonly trustedProxies: readonly string[]
  readonly metricsToken: string | undefined
  readonly limits: RateLimits
  /** Holds each answer against its contract; on in tests and development. */
  readonly checksAnswers: boolean
  readonly readiness: () => Promise<Readiness>
  /** Text of the metrics in the Prometheus format. */
  readonly metrics: () => Promise<string>
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined
  }
}
