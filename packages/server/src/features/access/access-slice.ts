import type { Ctx, Principal } from '../../platform/ctx.ts'
import type { Identify } from '../../platform/http/http-parts.ts'
import type { Route } from '../../platform/http/route.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import type { AccessParts } from './access-parts.ts'
import { askedLinks } from './asked-links.ts'
import { openDoorCookies } from './door-cookies.ts'
import { makeIdentify } from './identify.ts'
import { inviteAdded } from './invite-added.ts'
import { type InvitedByProvider, invitedByProvider } from './invited-by-provider.ts'
import { accessLetterSource } from './letter-source.ts'
import { type OneTimeLinks, openOneTimeLinks } from './one-time-links.ts'
import { type Entering, openSession } from './open-session.ts'
import { accessRoutes } from './routes.ts'
import { sealSecondFactors } from './sealed.ts'
import { openSignInLibrary, type SignInLibrary, type SignInSettings, sessionCookieName } from './sign-in-library.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** What main gets of this slice: its routes, who a caller is, and how to forget what is remembered of callers. */
export interface AccessSlice {
  readonly routes: readonly Route[]
  readonly identify: Identify
  readonly forget: () => void
  /** Links that do one thing once, for this slice and whoever else mails such. */
  readonly links: OneTimeLinks
  /** The effect `invite`. */
  readonly inviteEffect: ReturnType<typeof inviteAdded>
  readonly letterSource: ReturnType<typeof accessLetterSource>
  /** Looks up who asked for a link by mail. */
  readonly sources: readonly SweepSource[]
  readonly invitations: InvitedByProvider
  /** Opens a session for somebody whom another way in has let in. */
  readonly openSessionFor: (entering: Entering) => Promise<void>
}

/** Wires sign-in, keys and set-up. `setupToken` opens the set-up page; leave it out when the desk is set up. */
export function openAccess(
  settings: SignInSettings & {
    readonly openUnit: OpenUnit
    readonly monotonicMs: () => number
    readonly setupToken: string | undefined
    readonly sendsMail: boolean
  },
): AccessSlice {
  const { openUnit, monotonicMs, setupToken, sendsMail, secret } = settings
  let opened: Promise<SignInLibrary> | undefined
  const library = () => {
    opened ??= openSignInLibrary(settings)
    return opened
  }
  const asWorker = <T>(kind: 'read' | 'write', work: (ctx: Ctx) => Promise<T>) => openUnit(worker, kind, work)
  const cookieName = sessionCookieName(settings.publicUrl)
  const { identify, forget } = makeIdentify({
    library,
    cookieName,
    read: (work) => asWorker('read', work),
    monotonicMs,
  })
  const links = openOneTimeLinks(secret)
  const parts: AccessParts = {
    ...{ library, openUnit, asWorker, forget, setupToken, links, sendsMail },
    sealed: sealSecondFactors(secret),
    cookies: openDoorCookies(secret, cookieName),
    callerOf: ({ headers: { cookie, authorization, 'mainstay-account': account } }) =>
      identify({ cookie, authorization, account: typeof account === 'string' ? account : undefined }),
  }
  return {
    ...{ identify, forget, links },
    routes: accessRoutes(parts),
    inviteEffect: inviteAdded(parts),
    letterSource: accessLetterSource(links),
    invitations: invitedByProvider(links),
    sources: sendsMail ? [askedLinks(parts)] : [],
    openSessionFor: async (entering) => {
      await openSession(parts, entering)
    },
  }
}
