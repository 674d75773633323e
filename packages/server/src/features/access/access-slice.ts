import type { Logger } from 'pino'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import type { Identify } from '../../platform/http/http-parts.ts'
import type { Route } from '../../platform/http/route.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { makeIdentify } from './identify.ts'
import { KeyUses } from './key-uses.ts'
import { accessRoutes } from './routes.ts'
import { openSignInLibrary, type SignInLibrary, type SignInSettings, sessionCookieName } from './sign-in-library.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** What main gets of this slice: its routes, who a caller is, and how to forget what is remembered of callers. */
export interface AccessSlice {
  readonly routes: readonly Route[]
  readonly identify: Identify
  readonly forget: () => void
  /** Resolves once what is noted of the use of keys is written. */
  readonly settled: () => Promise<unknown>
}

/** Wires sign-in, keys and set-up. `setupToken` opens the set-up page; leave it out when the desk is set up. */
export function openAccess(
  settings: SignInSettings & {
    readonly openUnit: OpenUnit
    readonly monotonicMs: () => number
    readonly log: Logger
    readonly setupToken: string | undefined
  },
): AccessSlice {
  const { openUnit, monotonicMs, log, setupToken } = settings
  let opened: Promise<SignInLibrary> | undefined
  const library = () => {
    opened ??= openSignInLibrary(settings)
    return opened
  }
  const asWorker = <T>(kind: 'read' | 'write', work: (ctx: Ctx) => Promise<T>) => openUnit(worker, kind, work)
  const uses = new KeyUses({ asWorker, monotonicMs, log })
  const { identify, forget } = makeIdentify({
    library,
    cookieName: sessionCookieName(settings.publicUrl),
    read: (work) => asWorker('read', work),
    monotonicMs,
    uses,
  })
  return {
    routes: accessRoutes({ library, openUnit, asWorker, forget, setupToken }),
    identify,
    forget,
    settled: () => uses.settled(),
  }
}
