import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type {
  endSecondFactorEndpoint,
  getSecondFactorEndpoint,
  renewRecoveryCodesEndpoint,
} from '@mainstay/contracts/second-factor'
import type { Call } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { credentialsChanged, tellChange } from './change-credentials.ts'
import { passwordHashOf } from './create-sign-in.ts'
import { openSession } from './open-session.ts'
import { proveAgain, requireOwnSession } from './prove-again.ts'
import { countRecoveryCodes, renewRecoveryCodes } from './recovery-codes.ts'
import { deleteFactor, findFactor, takeEitherCode } from './second-factor-queries.ts'
import { isSecondFactorRequired } from './second-factor-rules.ts'
import { attemptOf, countTry, returnTry } from './sign-in-throttle.ts'

/** The caller's own second factor, never its secret. */
export const getSecondFactor =
  (parts: AccessParts) =>
  async ({
    caller,
  }: Call<InputOf<typeof getSecondFactorEndpoint>>): Promise<OutputOf<typeof getSecondFactorEndpoint>> => {
    const { personId, principal } = requireOwnSession(caller)
    return parts.asWorker('read', async (ctx) => {
      const since = (await findFactor(ctx, personId))?.confirmed_at ?? null
      return {
        isOn: since !== null,
        since: since?.toISOString() ?? null,
        recoveryCodesLeft: since === null ? 0 : await countRecoveryCodes(ctx, personId),
        isRequired: await isSecondFactorRequired(ctx, principal),
        hasPassword: (await passwordHashOf(ctx, personId)) !== undefined,
      }
    })
  }

/** New recovery codes in the place of those before. */
export const renewOwnRecoveryCodes =
  (parts: AccessParts) =>
  async (
    call: Call<InputOf<typeof renewRecoveryCodesEndpoint>>,
  ): Promise<OutputOf<typeof renewRecoveryCodesEndpoint>> => {
    const { personId } = await proveBoth(parts, call)
    const recoveryCodes = await parts.asWorker('write', async (ctx) => {
      await tellChange(ctx, parts, { personId, change: 'recovery_codes_renewed' })
      return renewRecoveryCodes(ctx, parts.sealed, personId)
    })
    return { recoveryCodes }
  }

/** Gives it up. Refuses `session.second_factor_required` where the desk wants one. */
export const endSecondFactor =
  (parts: AccessParts) =>
  async (call: Call<InputOf<typeof endSecondFactorEndpoint>>): Promise<OutputOf<typeof endSecondFactorEndpoint>> => {
    const own = requireOwnSession(call.caller)
    const isRequired = await parts.asWorker('read', (ctx) => isSecondFactorRequired(ctx, own.principal))
    if (isRequired) throw new Refusal('session.second_factor_required')
    const { personId } = await proveBoth(parts, call)
    await parts.asWorker('write', async (ctx) => {
      await deleteFactor(ctx, personId)
      await credentialsChanged(ctx, parts, { personId, change: 'second_factor_off' })
    })
    return openSession(parts, { personId, request: call.request, reply: call.reply })
  }

/** The password (or a young session) and a code: neither a stolen session nor a stolen password is enough. */
async function proveBoth(parts: AccessParts, call: Call<InputOf<typeof endSecondFactorEndpoint>>) {
  const { password, code } = call.input.body
  const own = await proveAgain(parts, call, password)
  const { personId } = own
  const attempt = attemptOf(parts, call.request, `code ${personId}`)
  await countTry(parts, attempt)
  const taken = await parts.asWorker('write', async (ctx) => {
    if (!(await findFactor(ctx, personId))?.confirmed_at) return 'off' as const
    const found = await takeEitherCode(ctx, parts.sealed, { personId, code })
    if (found) await returnTry(ctx, attempt)
    return found
  })
  if (taken === 'off') throw new Refusal('session.second_factor_off')
  if (taken === undefined) throw new Refusal('session.wrong_code')
  return own
}
