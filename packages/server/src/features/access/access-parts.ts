import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/ctx.ts'
import type { Caller } from '../../platform/http/route.ts'
import type { OpenUnit, UnitKind } from '../../platform/unit-of-work/index.ts'
import type { DoorCookies } from './door-cookies.ts'
import type { OneTimeLinks } from './one-time-links.ts'
import type { Sealed } from './sealed.ts'
import type { SignInLibrary } from './sign-in-library.ts'

/** What the doors of this slice that open their own units need. */
export interface AccessParts {
  /** Loaded at first use. */
  readonly library: () => Promise<SignInLibrary>
  readonly openUnit: OpenUnit
  readonly asWorker: <T>(kind: UnitKind, work: (ctx: Ctx) => Promise<T>) => Promise<T>
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
