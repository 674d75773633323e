import { randomBytes } from 'node:crypto'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type {
  beginSecondFactorEndpoint,
  confirmSecondFactorEndpoint,
  endSecondFactorEndpoint,
  getSecondFactorEndpoint,
  renewRecoveryCodesEndpoint,
} from '@mainstay/contracts/second-factor'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { credentialsChanged, tellChange } from './change-credentials.ts'
import { passwordHashOf } from './create-sign-in.ts'
import { openSession } from './enter.ts'
import { proveAgain, requireOwnSession } from './prove-again.ts'
import { countRecoveryCodes, renewRecoveryCodes } from './recovery-codes.ts'
import {
  beginFactor,
  confirmFactor,
  deleteFactor,
  findFactor,
  takeCode,
  takeEitherCode,
} from './second-factor-queries.ts'
import { isSecondFactorRequired } from './second-factor-rules.ts'
import { findEnrolling, finishStep } from './second-step.ts'
import { attemptOf, countTry, returnTry } from './sign-in-throttle.ts'
import { otpauthUri, writeBase32 } from './totp.ts'

const secretBytes = 20

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

/** Makes a secret. It counts for nothing until a code of it was confirmed; beginning again makes another. */
export const beginSecondFactor =
  (parts: AccessParts) =>
  async (
    call: Call<InputOf<typeof beginSecondFactorEndpoint>>,
  ): Promise<OutputOf<typeof beginSecondFactorEndpoint>> => {
    const enrolling = await enrollerOf(parts, call)
    const personId =
      enrolling ??
      (await proveAgain(parts, { caller: call.request.caller, request: call.request }, call.input.body.password))
        .personId
    const secret = randomBytes(secretBytes)
    const begun = await parts.asWorker('write', async (ctx) =>
      (await beginFactor(ctx, personId, parts.sealed.close(secret, personId))) ? readHolder(ctx, personId) : undefined,
    )
    if (!begun) throw new Refusal('session.second_factor_on')
    const written = writeBase32(secret)
    return { secret: written, uri: otpauthUri({ ...begun, secret: written }) }
  }

/** Who sets up a second factor because the desk asks for it before it lets them in. */
async function enrollerOf(
  parts: AccessParts,
  { request }: Pick<Call<unknown>, 'request'>,
): Promise<string | undefined> {
  const caller = await parts.callerOf(request)
  if (caller) {
    request.caller = caller
    return undefined
  }
  const step = await findEnrolling(parts, request)
  if (!step) throw new Refusal('session.missing')
  return step.personId
}

async function readHolder(ctx: Ctx, personId: string) {
  const found = await sql<{ issuer: string | null; holder: string | null }>`
    SELECT (SELECT value ->> 'name' FROM settings WHERE key = 'vendor') AS issuer,
      (SELECT email FROM addresses WHERE person_id = ${personId} AND is_main) AS holder`.execute(ctx.db)
  const [row] = found.rows
  return { issuer: row?.issuer ?? 'Mainstay', holder: row?.holder ?? '' }
}

/** The first code confirms it. All sessions end, this one goes on under a new id; the recovery codes are shown once. */
export const confirmSecondFactor =
  (parts: AccessParts) =>
  async (
    call: Call<InputOf<typeof confirmSecondFactorEndpoint>>,
  ): Promise<OutputOf<typeof confirmSecondFactorEndpoint>> => {
    const { request, reply, input } = call
    const enrolling = await enrollerOf(parts, call)
    const personId = enrolling ?? requireOwnSession(request.caller).personId
    const attempt = attemptOf(parts, request, `code ${personId}`)
    await countTry(parts, attempt)
    const outcome = await parts.asWorker('write', async (ctx) => {
      if ((await findFactor(ctx, personId))?.confirmed_at) return 'on' as const
      if (!(await takeCode(ctx, parts.sealed, { personId, code: input.body.code }))) return 'wrong' as const
      if (!(await confirmFactor(ctx, personId))) return 'on' as const
      await returnTry(ctx, attempt)
      const codes = await renewRecoveryCodes(ctx, parts.sealed, personId)
      const cookie = parts.cookies.readStep(request)
      if (cookie) await finishStep(ctx, cookie)
      await credentialsChanged(ctx, parts, { personId, change: 'second_factor_on' })
      return codes
    })
    if (outcome === 'on') throw new Refusal('session.second_factor_on')
    if (outcome === 'wrong') throw new Refusal('session.wrong_code')
    parts.cookies.clearStep(reply)
    return { recoveryCodes: outcome, session: await openSession(parts, { personId, request, reply }) }
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
