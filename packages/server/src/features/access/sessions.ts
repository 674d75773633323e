import type { getSessionEndpoint, signOutEndpoint, signOutEverywhereEndpoint } from '@mainstay/contracts/access'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { FastifyRequest } from 'fastify'
import type { Call } from '../../platform/http/route.ts'
import { encodeTypeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import { endSessionsOf } from './change-credentials.ts'
import { requireOwnSession } from './prove-again.ts'

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
    const { personId } = requireOwnSession(caller)
    await parts.asWorker('write', (ctx) => endSessionsOf(ctx, personId))
    parts.forget()
    return null
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
