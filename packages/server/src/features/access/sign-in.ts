import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { signInEndpoint } from '@mainstay/contracts/sign-in'
import type { Call } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { enter } from './enter.ts'
import { nobodysHash, verifyPassword } from './passwords.ts'
import { findCredentialByAddress } from './queries.ts'
import { attemptOf, countTry, returnTry } from './sign-in-throttle.ts'

/**
 * Looks at address and password. An unknown address costs the same look-ups and the same hashing as a known one with a
 * wrong password, and gets the same answer. Refuses `session.wrong_credentials`, `session.locked`, and with the right
 * password alone `session.method_not_offered`.
 */
export const signIn =
  (parts: AccessParts) =>
  async ({ input, request, reply }: Call<InputOf<typeof signInEndpoint>>): Promise<OutputOf<typeof signInEndpoint>> => {
    const { email, password, rememberMe } = input.body
    const attempt = attemptOf(parts, request, email)
    await countTry(parts, attempt)
    const found = await parts.asWorker('read', (ctx) => findCredentialByAddress(ctx, email))
    const isRight = await verifyPassword({ hash: found?.password ?? nobodysHash, password })
    if (!isRight || !found?.password) throw new Refusal('session.wrong_credentials')
    await parts.asWorker('write', (ctx) => returnTry(ctx, attempt))
    const answer = await enter(parts, { by: 'password', personId: found.person_id, rememberMe, request, reply })
    parts.cookies.setDevice(request, reply, email)
    return answer
  }
