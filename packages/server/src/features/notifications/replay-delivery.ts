import type { replayDeliveryEndpoint } from '@mainstay/contracts/deliveries'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { findDelivery, replayRow } from './delivery-queries.ts'
import { deliveryView } from './list-deliveries.ts'
import { askingReader } from './told-decision.ts'

/** Sends again what was given up, refused or held back, under its old message id. Refuses `delivery.not_failed` for all else. */
export async function replayDelivery(
  ctx: Ctx,
  { params }: InputOf<typeof replayDeliveryEndpoint>,
): Promise<OutputOf<typeof replayDeliveryEndpoint>> {
  const id = decodeId('dlv', params.deliveryId)
  allow(ctx, 'settings.manage', {})
  if (!(await findDelivery(ctx, id))) throw new Refusal('delivery.not_found')
  const row = await replayRow(ctx, id, await ctx.now())
  if (!row) throw new Refusal('delivery.not_failed')
  ctx.audit({ action: 'delivery.replayed', accountId: row.account_id, subject: { type: 'delivery', id } })
  return deliveryView(
    row,
    await personRefs(ctx, row.person_id === null ? [] : [row.person_id]),
    await askingReader(ctx),
  )
}
