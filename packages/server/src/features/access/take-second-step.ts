import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { takeSecondStepEndpoint } from '@mainstay/contracts/sign-in'
import type { Call } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { tellChange } from './change-credentials.ts'
import { openSession } from './open-session.ts'
import { takeEitherCode } from './second-factor-queries.ts'
import { finishStep, reachStep } from './second-step.ts'
import { attemptOf, countTry, returnTry } from './sign-in-throttle.ts'

/** Finishes signing in. Refuses `session.step_over`, `session.wrong_code`, `session.locked`. */
export const takeSecondStep =
  (parts: AccessParts) =>
  async ({
    input,
    request,
    reply,
  }: Call<InputOf<typeof takeSecondStepEndpoint>>): Promise<OutputOf<typeof takeSecondStepEndpoint>> => {
    const cookie = parts.cookies.readStep(request)
    const step = cookie && (await parts.asWorker('write', (ctx) => reachStep(ctx, cookie, 'code')))
    if (!cookie || !step) throw new Refusal('session.step_over')
    const attempt = attemptOf(parts, request, `code ${step.personId}`)
    await countTry(parts, attempt)
    // in a unit of its own, which commits whatever the code was
    const isIn = await parts.asWorker('write', async (ctx) => {
      const taken = await takeEitherCode(ctx, parts.sealed, { personId: step.personId, code: input.body.code })
      if (taken === undefined || !(await finishStep(ctx, cookie))) return false
      await returnTry(ctx, attempt)
      if (taken === 'recovery') await tellChange(ctx, parts, { personId: step.personId, change: 'recovery_code_used' })
      return true
    })
    if (!isIn) throw new Refusal('session.wrong_code')
    parts.cookies.clearStep(reply)
    parts.cookies.setDevice(request, reply, `code ${step.personId}`)
    return openSession(parts, { ...step, request, reply })
  }
