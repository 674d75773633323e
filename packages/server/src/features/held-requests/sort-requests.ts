import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { assignRequestEndpoint, closeAsSpamEndpoint } from '@mainstay/contracts/held-requests'
import { Refusal } from '@mainstay/contracts/problems'
import { placeRequest } from '@mainstay/policy/held'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { dropHeldFiles, placeHeldFiles } from '../files/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { tellHeld } from './hold-request.ts'
import { viewNow } from './list-held-requests.ts'
import { type HeldRow, lockHeld, updateHeld } from './queries.ts'

/** One that nobody decided yet, under its lock, for whoever sorts them. */
async function takeToSort(ctx: Ctx, wireId: string): Promise<HeldRow> {
  const row = await lockHeld(ctx, decodeId('hrq', wireId))
  if (!row) throw new Refusal('held_request.not_found')
  allow(ctx, 'held_request.sort', {})
  if (row.state !== 'held' && row.state !== 'unproved') throw new Refusal('held_request.decided')
  return row
}

/**
 * The staff say whose request it is and vouch for it with that, proved address or not. Its contacts see it from now on,
 * and the hour after which the manager is told begins.
 */
export async function assignRequest(
  ctx: Ctx,
  { params, body }: InputOf<typeof assignRequestEndpoint>,
): Promise<OutputOf<typeof assignRequestEndpoint>> {
  const row = await takeToSort(ctx, params.heldRequestId)
  const accountId = decodeId('acc', body.accountId)
  if (!(await accountOf(ctx, accountId))) throw new Refusal('account.not_found')
  const at = await ctx.now()
  const policy = await policyForAccount(ctx, accountId)
  const { result } = placeRequest({ policy, at, cameThrough: accountId, isAddressProved: row.proved_at !== null })
  const tellManagerAt = result.accountId === undefined ? null : new Date(result.tellManagerAt)
  await updateHeld(ctx, row.id, {
    state: 'held',
    account_id: accountId,
    placed_by: 'staff',
    held_at: new Date(at),
    tell_manager_at: tellManagerAt,
  })
  await placeHeldFiles(ctx, row.id, accountId)
  await tellHeld(ctx, row.id, { accountId, because: 'request.placed_by_staff' })
  return viewNow(ctx, row.id)
}

/** Closes it as spam. Nobody is told, least of all its sender; its files go. */
export async function closeAsSpam(ctx: Ctx, { params }: InputOf<typeof closeAsSpamEndpoint>): Promise<null> {
  const row = await takeToSort(ctx, params.heldRequestId)
  await updateHeld(ctx, row.id, {
    state: 'spam',
    decided_at: new Date(await ctx.now()),
    decided_by: actingPerson(ctx),
    tell_manager_at: null,
  })
  await dropHeldFiles(ctx, [row.id])
  await ctx.publish({
    type: 'held_request.closed',
    ...(row.account_id === null ? {} : { accountId: row.account_id }),
    subject: { type: 'held_request', id: row.id },
    data: { as: 'spam' },
  })
  return null
}
