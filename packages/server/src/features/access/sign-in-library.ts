import type { Pool } from 'pg'
import { hashPassword, verifyPassword } from './passwords.ts'
import { sessionOpener } from './session-opener.ts'

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
 * Sessions and passwords by better-auth, over our tables. Only the calls named in this slice reach it: it has no
 * route of its own, so its other doors do not exist here. A user is a person by id; addresses stay in `addresses`.
 * It is half of what the server loads: loaded with the first session that is shown, never to answer `/readyz`.
 */
export async function openSignInLibrary(settings: SignInSettings) {
  const { betterAuth } = await import('better-auth')
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
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { modelName: 'auth_sessions', expiresIn: 14 * day, updateAge: day, fields: sessionFields },
    user: {
      modelName: 'auth_users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { personId: { type: 'string', required: true, input: false, fieldName: 'person_id' } },
    },
    account: { modelName: 'auth_credentials', fields: credentialFields },
    plugins: [await sessionOpener()],
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
