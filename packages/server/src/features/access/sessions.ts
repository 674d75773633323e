import type {
  changePasswordEndpoint,
  getSessionEndpoint,
  signOutEndpoint,
  signOutEverywhereEndpoint,
} from '@mainstay/contracts/access'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { encodeTypeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import { isGuessable } from './guessable-password.ts'
import { openSession } from './sign-in.ts'
import { reserveTry, returnTry } from './sign-in-throttle.ts'

/** Only the cookie reaches the library: no other header decides anything there. */
const cookieOf = (request: FastifyRequest): Headers => new Headers({ cookie: request.headers.cookie ?? '' })

/** Ends this session; without one it answers the same. */
export const signOut =
  (parts: AccessParts) =>
  async ({ request, reply }: Call<InputOf<typeof signOutEndpoint>>) => {
    const answer = await (await parts.library()).api.signOut({ headers: cookieOf(request), asResponse: true })
    reply.header('Set-Cookie', answer.headers.getSetCookie())
    parts.forget()
    return null
  }

/** Ends every session of the caller on every device. */
export const signOutEverywhere =
  (parts: AccessParts) =>
  async ({ caller }: Call<InputOf<typeof signOutEverywhereEndpoint>>) => {
    if (!caller) throw new Refusal('session.missing')
    if (caller.means !== 'session') throw new Refusal('access.denied')
    await parts.asWorker('write', (ctx) => endSessionsOf(ctx, caller.personId))
    parts.forget()
    return null
  }

/** Ends all sessions of a person: after a removal, a changed password, a lost device. Runs under the worker's role. */
async function endSessionsOf(ctx: Ctx, personId: string): Promise<void> {
  await sql`DELETE FROM auth_sessions WHERE user_id IN (SELECT id FROM auth_users WHERE person_id = ${personId})`.execute(
    ctx.db,
  )
}

/** The session shown, prolonged when a day of it is used; null without one. */
export const getSession =
  (parts: AccessParts) =>
  async ({
    request,
    reply,
  }: Call<InputOf<typeof getSessionEndpoint>>): Promise<OutputOf<typeof getSessionEndpoint>> => {
    const { headers, response: found } = await (await parts.library()).api.getSession({
      headers: cookieOf(request),
      returnHeaders: true,
    })
    const cookies = headers.getSetCookie()
    if (cookies.length > 0) reply.header('Set-Cookie', cookies)
    return (
      found && { personId: encodeTypeId('per', found.user.personId), expiresAt: found.session.expiresAt.toISOString() }
    )
  }

/**
 * Changes the caller's password, ends every session and opens a new one here. Wrong guesses at the current one are
 * counted like sign-ins. Refuses `session.wrong_credentials`, `session.locked`, `session.password_too_common`.
 */
export const changePassword =
  (parts: AccessParts) =>
  async ({ caller, input, request, reply }: Call<InputOf<typeof changePasswordEndpoint>>) => {
    if (!caller) throw new Refusal('session.missing')
    if (caller.means !== 'session') throw new Refusal('access.denied')
    const { currentPassword, newPassword } = input.body
    if (isGuessable(newPassword)) throw new Refusal('session.password_too_common')
    const attempt = { email: caller.personId, source: request.ip }
    const { isAllowed, retryAfterS } = await parts.asWorker('write', (ctx) => reserveTry(ctx, attempt))
    if (!isAllowed) throw new Refusal('session.locked', { retryAfterS })
    const answer = await (await parts.library()).api.changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: true },
      headers: cookieOf(request),
      asResponse: true,
    })
    if (!answer.ok) throw new Refusal('session.wrong_credentials')
    await parts.asWorker('write', (ctx) => returnTry(ctx, attempt))
    parts.forget()
    return openSession(parts, { personId: caller.personId, answer, reply })
  }
