import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { declineRequestEndpoint, seeHeldRequestEndpoint } from '@mainstay/contracts/held-requests'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { decidedNow, takeToDecide } from './decide-request.ts'
import { askForLetter } from './letters.ts'
import { viewNow } from './list-held-requests.ts'
import { lockHeld, updateHeld } from './queries.ts'

/** A contact declines it. The sender reads the reason in fixed words, and nobody's name (policy 7.8). */
export async function declineRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof declineRequestEndpoint>,
): Promise<OutputOf<typeof declineRequestEndpoint>> {
  const row = await takeToDecide(ctx, params.heldRequestId, 'held_request.decline')
  const { id, account_id: accountId } = row
  const { because } = body
  const subject = { type: 'held_request', id }
  await updateHeld(ctx, id, { ...(await decidedNow(ctx, row)), state: 'declined', declined_because: because })
  await ctx.publish({ type: 'held_request.declined', accountId, subject, data: { because } })
  if (row.proved_at !== null) await askForLetter(ctx, { kind: 'request_declined', subject, accountId })
  return viewNow(ctx, id)
}

/** A contact opened it: whoever else needs telling, it is not the manager. The first time stays. */
export async function seeHeldRequest(
  ctx: Ctx,
  { params }: InputOf<typeof seeHeldRequestEndpoint>,
): Promise<OutputOf<typeof seeHeldRequestEndpoint>> {
  const row = await lockHeld(ctx, decodeId('hrq', params.heldRequestId))
  if (!row || row.account_id === null) throw new Refusal('held_request.not_found')
  const { account_id: accountId } = row
  allow(ctx, 'held_request.see', { accountId })
  if (row.seen_at === null) {
    await updateHeld(ctx, row.id, { seen_at: new Date(await ctx.now()), tell_manager_at: null })
    await ctx.publish({ type: 'held_request.seen', accountId, subject: { type: 'held_request', id: row.id } })
  }
  return viewNow(ctx, row.id)
}
