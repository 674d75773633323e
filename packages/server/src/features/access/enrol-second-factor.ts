import { randomBytes } from 'node:crypto'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { beginSecondFactorEndpoint, confirmSecondFactorEndpoint } from '@mainstay/contracts/second-factor'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { credentialsChanged } from './change-credentials.ts'
import { openSession } from './open-session.ts'
import { proveAgain, requireOwnSession } from './prove-again.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'
import { beginFactor, confirmFactor, findFactor, takeCode } from './second-factor-queries.ts'
import { findEnrolling, finishStep } from './second-step.ts'
import { attemptOf, countTry, returnTry } from './sign-in-throttle.ts'
import { otpauthUri, writeBase32 } from './totp.ts'

const secretBytes = 20

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
