import type { SessionState } from '@mainstay/contracts/access'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { encodeTypeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import { giveSignIn } from './create-sign-in.ts'
import { deviceOf } from './device-words.ts'
import { principalOf } from './standing.ts'

/** Somebody who showed a first factor, and where the answer goes. */
export interface Entering {
  readonly personId: string
  readonly rememberMe?: boolean | undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Runs with the id of the session before the browser hears of it. */
  readonly bind?: (sessionId: string) => Promise<void>
}

/**
 * Opens a session for a person who showed all that is asked, under a new id; one that this browser had before ends.
 * Hands the library's cookies on and tells until when the session holds.
 */
export async function openSession(
  parts: AccessParts,
  { personId, rememberMe = true, request, reply, bind }: Entering,
): Promise<z.infer<typeof SessionState>> {
  const { cookie = '', 'user-agent': userAgent } = request.headers
  const { api } = await parts.library()
  if (cookie !== '') await api.signOut({ headers: new Headers({ cookie }) }).catch(() => undefined)
  const userId = await parts.asWorker('write', async (ctx) => giveSignIn(ctx, personId))
  const { headers, response } = await api.enter({
    body: { userId, rememberMe },
    headers: new Headers({ 'user-agent': deviceOf(userAgent) }),
    returnHeaders: true,
  })
  await bind?.(response.sessionId)
  reply.header('Set-Cookie', headers.getSetCookie())
  parts.forget()
  await tellEntered(parts, personId)
  return { personId: encodeTypeId('per', personId), expiresAt: response.expiresAt }
}

async function tellEntered(parts: AccessParts, personId: string): Promise<void> {
  const principal = await parts.asWorker('read', (ctx) => principalOf(ctx, { personId }))
  if (!principal) return
  await parts.openUnit(principal, 'write', (ctx) =>
    ctx.publish({ type: 'person.signed_in', subject: { type: 'person', id: personId } }),
  )
}
