import type { endContactEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { lockMandate } from './lock-mandate.ts'
import { endMandate } from './mandate-life.ts'
import { planEnd } from './plan-end.ts'
import { findMandate, type MandateRow } from './queries.ts'
import { contactView } from './views.ts'

/** Ends a mandate, now or after a last day: its seat is free at once, its open tickets pass to the primary, and the primary needs a successor (policy 7.5). */
export async function endContact(
  ctx: Ctx,
  { params, body }: InputOf<typeof endContactEndpoint>,
): Promise<OutputOf<typeof endContactEndpoint>> {
  const mandate = await lockMandate(ctx, params)
  const { lastOn } = body
  const successorId = body.successorId && decodeId('man', body.successorId)
  if (lastOn === undefined) await endMandate(ctx, { mandate, successorId })
  else await planEnd(ctx, { mandate, successorId, lastOn })
  return contactView((await findMandate(ctx, mandate.account_id, mandate.id)) as MandateRow)
}
