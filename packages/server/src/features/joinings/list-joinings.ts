import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listJoiningsEndpoint } from '@mainstay/contracts/joinings'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { requireAccount } from '../contacts/index.ts'
import { joiningViews } from './joining-view.ts'
import { listSides } from './queries.ts'

/** Accounts that this one is or was to be joined with. */
export async function listJoinings(
  ctx: Ctx,
  { params }: InputOf<typeof listJoiningsEndpoint>,
): Promise<OutputOf<typeof listJoiningsEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'joining.see', { accountId })
  await requireAccount(ctx, accountId)
  return { items: await joiningViews(ctx, await listSides(ctx, accountId)) }
}
