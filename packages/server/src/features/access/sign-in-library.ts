import type { Pool } from 'pg'
import { z } from 'zod'

const day = 86_400

export interface SignInSettings {
  /** Connections as `desk_auth`; on the embedded database the one pool there is. Never used inside a unit of work. */
  readonly pool: Pool
  readonly secret: string
  readonly publicUrl: string | undefined
  readonly newId: () => string
}

/** The session cookie: bound to this host alone whenever the public address is https. */
export const sessionCookieName = (publicUrl: string | undefined): string =>
  publicUrl?.startsWith('https:') ? '__Host-mainstay' : 'mainstay'

/**
 * Sessions by better-auth, over our tables. Only the calls named in this slice reach it: it has no route of its own, so
 * its other doors do not exist here; passwords, links and codes are looked at by us, and `enter` opens the session for
 * whoever showed them. A user is a person by id; addresses stay in `addresses`.
 * It is half of what the server loads: loaded with the first session that is shown, never to answer `/readyz`.
 */
export async function openSignInLibrary(settings: SignInSettings) {
  const [{ betterAuth }, enter] = await Promise.all([import('better-auth'), makeEnter()])
  const isSecure = settings.publicUrl?.startsWith('https:') ?? false
  const cookie = { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' } as const
  const name = sessionCookieName(settings.publicUrl)
  return betterAuth({
    appName: 'Mainstay',
    baseURL: settings.publicUrl ?? 'http://localhost',
    basePath: '/api/v1/auth',
    secret: settings.secret,
    database: settings.pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    plugins: [enter],
    session: { modelName: 'auth_sessions', expiresIn: 14 * day, updateAge: day, fields: sessionFields },
    user: {
      modelName: 'auth_users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { personId: { type: 'string', required: true, input: false, fieldName: 'person_id' } },
    },
    account: { modelName: 'auth_credentials', fields: credentialFields },
    verification: { modelName: 'auth_verifications', fields: verificationFields },
    advanced: {
      useSecureCookies: false,
      database: { generateId: () => settings.newId() },
      ipAddress: { disableIpTracking: true },
      cookies: {
        session_token: { name, attributes: cookie },
        dont_remember: { name: `${name}-short`, attributes: cookie },
      },
    },
  })
}

/** One call more: opens a session for a person whom this slice let in. It has no address and takes no request. */
async function makeEnter() {
  const [{ createAuthEndpoint }, { setSessionCookie }] = await Promise.all([
    import('better-auth/api'),
    import('better-auth/cookies'),
  ])
  const body = z.object({ userId: z.string(), rememberMe: z.boolean() })
  const enter = createAuthEndpoint('/enter', { method: 'POST', body, metadata: { SERVER_ONLY: true } }, async (ctx) => {
    const { userId, rememberMe } = ctx.body
    const { internalAdapter } = ctx.context
    const user = await internalAdapter.findUserById(userId)
    if (!user) throw new Error('a session is for somebody who has a sign-in')
    const session = await internalAdapter.createSession(userId, !rememberMe)
    await setSessionCookie(ctx, { session, user }, !rememberMe)
    return ctx.json({ sessionId: session.id, expiresAt: session.expiresAt.toISOString() })
  })
  return { id: 'enter', endpoints: { enter } }
}
export type SignInLibrary = Awaited<ReturnType<typeof openSignInLibrary>>

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
const sessionFields = {
  ...times,
  userId: 'user_id',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
}
const credentialFields = {
  ...times,
  userId: 'user_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
}
const verificationFields = { ...times, expiresAt: 'expires_at' }

/** What stands for a person where the library asks for an address. */
export const libraryAddressOf = (personId: string): string => `${personId}@person.invalid`
