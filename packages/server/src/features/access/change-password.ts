import type { changePasswordEndpoint } from '@mainstay/contracts/access'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { Call } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { credentialsChanged } from './change-credentials.ts'
import { passwordHashOf, putPassword } from './create-sign-in.ts'
import { isGuessable } from './guessable-password.ts'
import { openSession } from './open-session.ts'
import { hashPassword } from './passwords.ts'
import { proveAgain, requireOwnSession } from './prove-again.ts'

/**
 * Changes the caller's password, or sets the first of somebody who came in by a link; ends every session and opens a new
 * one here. Wrong guesses at the current one are counted like sign-ins. Refuses `session.wrong_credentials`,
 * `session.locked`, `session.too_old`, `session.password_too_common`.
 */
export const changePassword = (parts: AccessParts) => async (call: Call<InputOf<typeof changePasswordEndpoint>>) => {
  requireOwnSession(call.caller)
  const { currentPassword, newPassword } = call.input.body
  if (isGuessable(newPassword)) throw new Refusal('session.password_too_common')
  const { personId } = await proveAgain(parts, call, currentPassword)
  const passwordHash = await hashPassword(newPassword)
  await parts.asWorker('write', async (ctx) => {
    const isFirst = (await passwordHashOf(ctx, personId)) === undefined
    await putPassword(ctx, personId, passwordHash)
    await credentialsChanged(ctx, parts, { personId, change: isFirst ? 'password_set' : 'password_changed' })
  })
  return openSession(parts, { personId, request: call.request, reply: call.reply })
}
