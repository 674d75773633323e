import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { AccessParts } from './access-parts.ts'
import { makeKnown } from './create-sign-in.ts'
import { libraryAddressOf } from './sign-in-library.ts'

/**
 * The library's own way to open a session for somebody who proved who they are by other means than a password. Reached
 * by calls of this slice alone: the library has no route here.
 */
export async function sessionOpener() {
  const [{ createAuthEndpoint }, { setSessionCookie }] = await Promise.all([
    import('better-auth/api'),
    import('better-auth/cookies'),
  ])
  const openSessionFor = createAuthEndpoint(
    '/open-session',
    { method: 'POST', body: z.strictObject({ email: z.string() }) },
    async (call) => {
      const { internalAdapter } = call.context
      const found = await internalAdapter.findUserByEmail(call.body.email)
      if (!found) throw call.error('UNAUTHORIZED')
      const session = await internalAdapter.createSession(found.user.id)
      await setSessionCookie(call, { session, user: found.user })
      return call.json({ sessionId: session.id })
    },
  )
  return { id: 'session-opener', endpoints: { openSessionFor } } as const
}

/**
 * Opens a session for a person. `bind` runs when it is there and before the browser hears of it: what narrows a session
 * is written before anybody can use it.
 */
export const openSessionFor =
  (parts: Pick<AccessParts, 'library' | 'asWorker'>) =>
  async (who: {
    readonly personId: string
    readonly reply: FastifyReply
    readonly bind: (sessionId: string) => Promise<void>
  }): Promise<void> => {
    await parts.asWorker('write', (ctx) => makeKnown(ctx, who.personId))
    const { headers, response } = await (await parts.library()).api.openSessionFor({
      body: { email: libraryAddressOf(who.personId) },
      headers: new Headers(),
      returnHeaders: true,
    })
    await who.bind(response.sessionId)
    who.reply.header('Set-Cookie', headers.getSetCookie())
  }
