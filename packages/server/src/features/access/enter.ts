import type { SessionState } from '@mainstay/contracts/access'
import { Refusal } from '@mainstay/contracts/problems'
import type { SignInAnswer } from '@mainstay/contracts/sign-in'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { encodeTypeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import { giveSignIn } from './create-sign-in.ts'
import { deviceOf } from './device-words.ts'
import { owedSecondStep } from './second-factor-rules.ts'
import { beginSecondStep } from './second-step.ts'
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
 * Lets a person in who showed a first factor: with a session, or with the second step that is still owed. The one way in
 * for passwords, links and invitations. Refuses `session.wrong_credentials` for whoever is nothing here any more.
 */
export async function enter(parts: AccessParts, entering: Entering): Promise<SignInAnswer> {
  const owes = await parts.asWorker('read', async (ctx) => {
    const principal = await principalOf(ctx, entering)
    return principal ? ((await owedSecondStep(ctx, principal)) ?? 'nothing') : undefined
  })
  if (owes === undefined) throw new Refusal('session.wrong_credentials')
  return owes === 'nothing' ? openSession(parts, entering) : beginSecondStep(parts, entering, owes)
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
