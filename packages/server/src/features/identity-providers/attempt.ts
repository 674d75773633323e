import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/ctx.ts'
import type { Binding } from './ports.ts'

const minute = 60_000
const livesMs = 10 * minute

/** A sign-in on its way to a provider and back. */
export interface Attempt {
  readonly account_id: string
  readonly provider_id: string
  /** Who connects the provider with herself; null signs in. */
  readonly person_id: string | null
  /** The invitation that is accepted so. */
  readonly link_id: string | null
  readonly wanted: string
}

/** Notes an attempt and returns the secret that the browser keeps. */
export async function beginAttempt(ctx: Ctx, attempt: Attempt): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const expires_at = new Date((await ctx.now()) + livesMs)
  await ctx.db
    .insertInto('sign_on_attempts')
    .values({ ...attempt, secret_hash: digest('row', secret), expires_at })
    .execute()
  return secret
}

/** Takes an attempt, once: of many who come with it at the same time one gets it. Undefined when used or run out. */
export async function takeAttempt(ctx: Ctx, secret: string): Promise<Attempt | undefined> {
  const now = new Date(await ctx.now())
  const taken = await ctx.db
    .deleteFrom('sign_on_attempts')
    .where('secret_hash', '=', digest('row', secret))
    .returning(['account_id', 'provider_id', 'person_id', 'link_id', 'wanted', 'expires_at'])
    .executeTakeFirst()
  return taken && taken.expires_at > now ? taken : undefined
}

/** Drops attempts that nobody came back from. For the housekeeping job. */
export async function dropOldAttempts(ctx: Ctx): Promise<void> {
  await ctx.db
    .deleteFrom('sign_on_attempts')
    .where('expires_at', '<=', new Date(await ctx.now()))
    .execute()
}

/** State, nonce and verifier follow from the browser's secret: what the desk keeps would help nobody. */
export const bindingOf = (secret: string, redirectUri: string): Binding => ({
  redirectUri,
  state: digest('state', secret).toString('base64url'),
  nonce: digest('nonce', secret).toString('base64url'),
  codeVerifier: digest('verifier', secret).toString('base64url'),
})

const digest = (purpose: string, secret: string): Buffer =>
  createHash('sha256').update(`mainstay sign-on ${purpose} ${secret}`).digest()

/** The cookie that binds an attempt to its browser; it must come along when another site sends the browser back. */
export function attemptCookie(publicUrl: string | undefined) {
  const isSecure = publicUrl?.startsWith('https:') ?? false
  const name = `${isSecure ? '__Host-' : ''}mainstay-sign-on`
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  const shape = new RegExp(`(?:^|; ?)${name}=([\\w-]{43})(?:;|$)`)
  return {
    read: (request: FastifyRequest) => shape.exec(request.headers.cookie ?? '')?.[1],
    give: (reply: FastifyReply, secret: string) =>
      reply.header('Set-Cookie', `${name}=${secret}; Max-Age=${livesMs / 1000}; ${attributes}`),
    clear: (reply: FastifyReply) => reply.header('Set-Cookie', `${name}=; Max-Age=0; ${attributes}`),
  }
}

/** Registered at the provider to the letter. Without a public address: the one that the browser came by. */
export const redirectUriOf = (publicUrl: string | undefined, request: FastifyRequest): string =>
  new URL('/api/v1/auth/oidc/callback', publicUrl ?? `${request.protocol}://${request.host}`).href
