import type { SignInMethod } from '@mainstay/contracts/portals'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/ctx.ts'
import type { Caller } from '../../platform/http/route.ts'
import type { OpenUnit, UnitKind } from '../../platform/unit-of-work/index.ts'
import type { DoorCookies } from './door-cookies.ts'
import type { OneTimeLinks } from './one-time-links.ts'
import type { Sealed } from './sealed.ts'
import type { SignInLibrary } from './sign-in-library.ts'

/** Asked of the portals: a feature beside this one, so main hands it in. */
export type OffersMethod = (ctx: Ctx, accountIds: readonly string[], method: SignInMethod) => Promise<boolean>

/** What the doors of this slice that open their own units need. */
export interface AccessParts {
  /** Loaded at first use. */
  readonly library: () => Promise<SignInLibrary>
  readonly openUnit: OpenUnit
  readonly asWorker: <T>(kind: UnitKind, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** Whether the people of these accounts may sign in this way. */
  readonly offers: OffersMethod
  /** Who sends a request, where its door is open to anyone. */
  readonly callerOf: (request: FastifyRequest) => Promise<Caller | undefined>
  /** Drops what this process remembers of callers. */
  readonly forget: () => void
  /** Opens the set-up page, once; undefined when the desk was set up before this start. */
  readonly setupToken: string | undefined
  readonly links: OneTimeLinks
  /** Whether mail leaves the desk. */
  readonly sendsMail: boolean
  /** Seals what must be read again: the secrets of second factors. */
  readonly sealed: Sealed
  /** Reads and makes the cookies that are not the library's. */
  readonly cookies: DoorCookies
}
